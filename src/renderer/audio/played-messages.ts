// What the audio thread's end of the loudspeaker tells the page.

/** Samples of a chunk, 16 kHz: 8 ms, so that what is played is known before its echo is heard. */
export const CHUNK_SAMPLES = 128

export interface PlayedChunk {
  /** Index of its first sample since the output was opened. Every chunk is told: an output that stands still tells none. */
  position: number
  /** CHUNK_SAMPLES samples, mono 16 kHz, with all gains; null: silence. */
  samples: Float32Array<ArrayBuffer> | null
}
