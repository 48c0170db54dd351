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

/**
 * Kept before the detected start of speech: a soft "who" can lie 300 ms before it. More is no better: behind 640 ms of
 * silence whisper's tiny.en was unsure of 22 of 48 questions, behind 480 of 10, behind 300 of 7.
 */
export const LEAD_IN_MS = 480

/** A soft first consonant, and what was first taken for a mumble over a reply; the oldest frames are dropped beyond it. */
const KEPT_MS = 2560
/** Of it, what comes before a press: people press on their first sound. */
const PRESS_MS = 640

/** The last moments before a turn, in memory only: without them the first word would be clipped. */
export class PreRoll {
  private frames: MicrophoneFrame[] = []

  push(frame: MicrophoneFrame): void {
    this.frames.push(frame)
    while (this.frames.length * FRAME_MS > KEPT_MS) this.frames.shift()
  }

  clear(): void {
    this.frames = []
  }

  /** The frames that a turn begins with, oldest first. @param startMs of its speech; undefined where a press begins it */
  before(startMs: number | undefined): MicrophoneFrame[] {
    if (startMs === undefined) return this.frames.slice(-PRESS_MS / FRAME_MS)
    return this.frames.filter((frame) => frame.startMs >= startMs - LEAD_IN_MS)
  }
}
