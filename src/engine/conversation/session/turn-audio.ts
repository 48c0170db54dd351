// What the user has said so far in one turn.
import { FRAME_MS, FRAME_SAMPLES, MICROPHONE_SAMPLE_RATE_HZ } from '../../../shared/audio-format.ts'
import type { MicrophoneFrame } from './microphone-frame.ts'

const LONGEST_TURN_MS = 5 * 60_000

/** Growing mono 16 kHz PCM. */
export class TurnAudio {
  private buffer = new Float32Array(MICROPHONE_SAMPLE_RATE_HZ * 8)
  private length = 0
  startMs = 0

  append(frame: Pick<MicrophoneFrame, 'samples' | 'startMs'>): void {
    if (this.length === 0) this.startMs = frame.startMs
    if (this.length + FRAME_SAMPLES > this.buffer.length) {
      const larger = new Float32Array(this.buffer.length * 2)
      larger.set(this.buffer)
      this.buffer = larger
    }
    this.buffer.set(frame.samples, this.length)
    this.length += FRAME_SAMPLES
  }

  /** Drops the frames that end before `tMs`. What `pcm` gave before is not valid any more. */
  forgetBefore(tMs: number): void {
    const frames = Math.floor((tMs - this.startMs) / FRAME_MS)
    if (frames <= 0) return
    const samples = Math.min(frames * FRAME_SAMPLES, this.length)
    this.buffer.copyWithin(0, samples, this.length)
    this.length -= samples
    this.startMs += frames * FRAME_MS
  }

  /** Takes what `later` holds behind the end of this; silence stands for what neither has. */
  absorb(later: TurnAudio): void {
    const endMs = this.startMs + this.durationMs
    for (let tMs = endMs; tMs < later.startMs; tMs += FRAME_MS)
      this.append({ samples: new Float32Array(FRAME_SAMPLES), startMs: tMs })
    const pcm = later.pcm()
    const known = Math.max(0, Math.round((endMs - later.startMs) / FRAME_MS)) * FRAME_SAMPLES
    for (let at = known; at < pcm.length; at += FRAME_SAMPLES)
      this.append({ samples: pcm.subarray(at, at + FRAME_SAMPLES), startMs: later.startMs })
  }

  /** It must stay bounded: a turn that never ends is committed here. */
  get isFull(): boolean {
    return this.durationMs > LONGEST_TURN_MS
  }

  get durationMs(): number {
    return (this.length / FRAME_SAMPLES) * FRAME_MS
  }

  /** The turn so far, as a view: later frames do not change it. */
  pcm(): Float32Array {
    return this.buffer.subarray(0, this.length)
  }
}
