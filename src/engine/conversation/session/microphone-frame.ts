// A microphone frame as the session hears it, and the short memory of frames before a turn.
import { FRAME_MS } from '../../../shared/audio-format.ts'

export interface MicrophoneFrame {
  /** 512 samples, mono 16 kHz. */
  samples: Float32Array
  /** When the first sample was captured, on the session's clock. */
  startMs: number
  /** Silero's probability that the frame is speech. */
  speechProbability: number
}

/** The last moments before a turn, in memory only: without them the first word would be clipped. */
export class PreRoll {
  private frames: MicrophoneFrame[] = []

  /** @param lengthMs how much is kept; the oldest frames are dropped beyond it */
  constructor(private readonly lengthMs: number) {}

  push(frame: MicrophoneFrame): void {
    this.frames.push(frame)
    while (this.frames.length * FRAME_MS > this.lengthMs) this.frames.shift()
  }

  clear(): void {
    this.frames = []
  }

  /** The frames kept that start at or after `ms`, oldest first. */
  since(ms: number): MicrophoneFrame[] {
    return this.frames.filter((frame) => frame.startMs >= ms)
  }
}
