// A page in a room, for tests: what is played comes back into the microphone, frame by frame, in no time at all.
import {
  FRAME_MS,
  FRAME_SAMPLES,
  MICROPHONE_SAMPLE_RATE_HZ,
  VOICE_SAMPLE_RATE_HZ,
} from '../../../../shared/audio-format.ts'
import type { CapturedFrame } from '../../frame-clock.ts'
import { EchoGuard } from '../../echo/echo-guard.ts'
import { inRoom, noise } from '../../echo/testing/signals.ts'
import { CHUNK_SAMPLES } from '../../played-messages.ts'
import { StreamingResampler } from '../../streaming-resampler.ts'

export interface RoomOptions {
  /** From what is played to what the microphone hears; 0: headphones. */
  gain: number
  delayMs?: number
  /** Peak level of white noise in the room. */
  noise?: number
  /** The page is not told what is played. */
  isTapped?: boolean
}

export class SimulatedRoom {
  readonly verdicts: string[] = []
  readonly guard = new EchoGuard(
    () => this.isPlaying,
    (verdict) => this.verdicts.push(verdict),
  )
  private frames = 0
  private isPlaying = false

  constructor(private readonly options: RoomOptions) {}

  /**
   * @param sound 16 kHz, played from the first frame on
   * @param person as long, heard beside it
   * @param options.isReply what is played is a reply (default), else a sound beside them
   * @returns of each frame, how much of it was taken for the app's own voice
   */
  play(sound: Float32Array, person?: Float32Array, { isReply = true } = {}): number[] {
    const { gain, delayMs = 60, noise: level = 0.0005, isTapped = true } = this.options
    const delay = Math.round((delayMs / 1000) * MICROPHONE_SAMPLE_RATE_HZ)
    const echo = inRoom(sound, delay, gain)
    const hiss = noise(sound.length, level, 3 + this.frames)
    this.guard.clean(this.frame(new Float32Array(FRAME_SAMPLES))) // silence lies between: nothing is held
    const heard = echo.map((x, i) => Math.max(-1, Math.min(1, x + hiss[i]! + (person?.[i] ?? 0))))
    const shares: number[] = []
    for (let at = 0; at + FRAME_SAMPLES <= sound.length; at += FRAME_SAMPLES) {
      this.isPlaying = isReply && at + 2 * FRAME_SAMPLES <= sound.length // with the last one comes the one before
      const startMs = this.frames * FRAME_MS
      if (isTapped) shares.push(...this.tell(sound.subarray(at, at + FRAME_SAMPLES), startMs))
      const frame = this.frame(heard.slice(at, at + FRAME_SAMPLES))
      shares.push(...this.guard.clean(frame).map(({ ownShare }) => ownShare))
    }
    return shares
  }

  private frame(samples: Float32Array): CapturedFrame {
    const isFirst = this.frames++ === 0
    const arrivedAtMs = this.frames * FRAME_MS
    return { samples, arrivedAtMs, capturedAtMs: arrivedAtMs, ownShare: 0, isFirst }
  }

  private tell(sound: Float32Array, startMs: number): number[] {
    const ready: CapturedFrame[] = []
    for (let from = 0; from < sound.length; from += CHUNK_SAMPLES) {
      const position = this.frames * FRAME_SAMPLES + from
      const endMs = startMs + ((from + CHUNK_SAMPLES) / FRAME_SAMPLES) * FRAME_MS
      const samples = sound.slice(from, from + CHUNK_SAMPLES)
      ready.push(...this.guard.played({ position, samples }, endMs))
    }
    return ready.map(({ ownShare }) => ownShare)
  }
}

/** As the audio thread hands it on: 24 kHz to 16 kHz. */
export function asTapped(sound: Float32Array): Float32Array {
  const out: number[] = []
  const resampler = new StreamingResampler(VOICE_SAMPLE_RATE_HZ, MICROPHONE_SAMPLE_RATE_HZ, (x) =>
    out.push(x),
  )
  for (let at = 0; at < sound.length; at += 128) resampler.push(sound.subarray(at, at + 128))
  return Float32Array.from(out)
}
