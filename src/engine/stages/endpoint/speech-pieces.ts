// Sound as the loudspeaker takes it: from the first that is heard, in pieces of 200 to 400 ms, with the pause it needs behind it.
import { VOICE_SAMPLE_RATE_HZ } from '../../../shared/audio-format.ts'
import { joined } from '../../audio/joined.ts'
import { firstAudibleSample, lastAudibleSample } from '../../audio/level.ts'
import { pauseAfterMs } from '../tts/pauses.ts'
import { samples } from '../tts/samples.ts'

const PIECE = samples(200)
const LONGEST = 2 * PIECE
/** Soft beginnings and ends stand before and behind what is audible. */
const SOFT = samples(20)

export class SpeechPieces {
  private held: Float32Array = new Float32Array(0)
  private begun = false

  /** Nothing of it was audible so far. */
  get isSilent(): boolean {
    return !this.begun
  }

  *push(pcm: Float32Array): Generator<Float32Array, void, void> {
    this.held = joined([this.held, pcm])
    if (!this.begun) {
      const from = firstAudibleSample(this.held, VOICE_SAMPLE_RATE_HZ)
      if (from === null) return
      this.begun = true
      this.held = this.held.slice(Math.max(0, from - SOFT))
    }
    // Silence at the end may be the last of it: it waits until something follows.
    const until = lastAudibleSample(this.held, VOICE_SAMPLE_RATE_HZ) ?? 0
    if (until < PIECE) return
    yield* this.release(until)
  }

  /** What is left, and the pause that `text` asks for behind it. */
  *end(text: string, speed: number): Generator<Float32Array, void, void> {
    if (!this.begun) return
    const until = lastAudibleSample(this.held, VOICE_SAMPLE_RATE_HZ) ?? 0
    yield* this.release(Math.min(this.held.length, until + SOFT))
    yield new Float32Array(samples(pauseAfterMs(text) / speed))
  }

  private *release(until: number): Generator<Float32Array, void, void> {
    for (let at = 0; at < until;) {
      const left = until - at
      const length = left <= LONGEST ? left : PIECE
      yield this.held.slice(at, at + length)
      at += length
    }
    this.held = this.held.slice(until)
  }
}
