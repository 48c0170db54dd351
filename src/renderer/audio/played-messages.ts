// What the audio thread's end of the loudspeaker tells the page.

/** Samples of a chunk, 16 kHz: 8 ms, so that what is played is known before its echo is heard. */
export const CHUNK_SAMPLES = 128

export interface PlayedChunk {
  /** Index of its first sample since the output was opened. Every chunk is told: an output that stands still tells none. */
  position: number
  /** CHUNK_SAMPLES samples, mono 16 kHz, with all gains; null: silence. */
  samples: Float32Array<ArrayBuffer> | null
  /**
   * When the audio thread had it, by the clock on the wall (the only one that thread has): the message may be late on a page
   * that is busy, and the output is not.
   */
  renderedAtMs: number
}
