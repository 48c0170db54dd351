// When a microphone frame was captured: the message that brings it may be late, the sound was not.
import { FRAME_MS } from '../../shared/audio-format.ts'

export interface CapturedFrame {
  /** 512 samples, mono 16 kHz. */
  samples: Float32Array
  /** When its last sample was captured, on the page's performance clock. */
  capturedAtMs: number
  /** When it would have come to the page if no message were ever late, on the same clock. */
  arrivedAtMs: number
  /** 0…1: how much of it can be the app's own voice, see echo/. */
  ownShare: number
  /** The microphone was opened (again) just before it. */
  isFirst: boolean
}

/** Frames after which an early arrival is forgotten: 5 to 10 s, so that two drifting clocks stay together. */
const MEMORY_FRAMES = 160

/**
 * The frame that travelled fastest tells where the sample clock stands on the page's clock; all others are counted
 * from there. One clock serves one opening of the microphone.
 */
export class FrameClock {
  private count = 0
  private earliest = Infinity
  private earliestBefore = Infinity

  /** @param latencyMs what the device and the system keep before a sample can reach the page at all */
  constructor(private readonly latencyMs: number) {}

  /** When the last sample of the frame that arrives at `nowMs` was captured. */
  capturedAtMs(nowMs: number): number {
    if (this.count % MEMORY_FRAMES === 0) {
      this.earliestBefore = this.earliest
      this.earliest = Infinity
    }
    const position = this.count++ * FRAME_MS
    this.earliest = Math.min(this.earliest, nowMs - position)
    return Math.min(this.earliest, this.earliestBefore) + position - this.latencyMs
  }
}
