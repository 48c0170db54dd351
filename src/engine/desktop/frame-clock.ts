// When the frames of the window's microphone were captured, from when they arrived.
import { FRAME_MS } from '../../shared/audio-format.ts'

/** An arrival that is off by more says that frames were lost or that two clocks drift apart. */
const MOST_DRIFT_MS = 60
/** So many frames (256 ms) must be late before it is believed: one is late whenever the machine is busy. */
const LATE_FRAMES = 8
/** The most that one frame is moved back: an anchor that was late itself comes right within a second. */
const SLEW_MS = 2

/**
 * Frames follow each other in steps of 32 ms from an anchor. A message is never early but often late, so the least
 * lateness of the last frames is what tells the truth.
 */
export class FrameClock {
  private nextMs: number | undefined
  private isClosed = false
  private lateness: number[] = []

  /** The next frame begins a new stream. */
  reopen(): void {
    this.isClosed = false
    this.nextMs = undefined
    this.lateness = []
  }

  /** The stream is over: what still comes of it is to be heard no more. */
  close(): void {
    this.isClosed = true
  }

  /**
   * @param nowMs when the frame arrived, on the session's clock
   * @param ageMs how old its last sample was when it was sent
   * @returns when its first sample was captured, never before the end of the frame before it by more than 2 ms; undefined
   *   for a frame of a stream that is over
   */
  startOf(nowMs: number, ageMs: number): number | undefined {
    if (this.isClosed) return undefined
    const seenMs = nowMs - ageMs - FRAME_MS
    const startMs = this.nextMs === undefined ? seenMs : this.corrected(this.nextMs, seenMs)
    this.nextMs = startMs + FRAME_MS
    return startMs
  }

  private corrected(expectedMs: number, seenMs: number): number {
    const lateMs = seenMs - expectedMs
    if (lateMs < 0) {
      this.lateness = []
      return expectedMs - Math.min(SLEW_MS, -lateMs)
    }
    this.lateness = [...this.lateness, lateMs].slice(-LATE_FRAMES)
    const leastMs = Math.min(...this.lateness)
    if (this.lateness.length < LATE_FRAMES || leastMs <= MOST_DRIFT_MS) return expectedMs
    this.lateness = []
    return expectedMs + leastMs
  }
}
