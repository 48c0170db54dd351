// The sound of short texts that were spoken lately: said again, they sound without synthesis and without a lease.
import { VOICE_SAMPLE_RATE_HZ } from '../../../shared/audio-format.ts'
import type { Tts } from '../../ports.ts'

/** "I am sorry, I cannot see the weather." has 37 characters; what is longer is hardly said twice in the same words. */
const LONGEST_TEXT = 40
/** A minute of 24 kHz, 5.8 MB: dozens of phrases. */
const MOST_SAMPLES = 60 * VOICE_SAMPLE_RATE_HZ

type SpeakOptions = Parameters<Tts['speak']>[1]

/**
 * Kept in memory alone, by model, voice, speed, text and what stands around it in its sentence: what changes one of
 * them is synthesised, for "Sure, I" sounds differently before "can" and before "am". Nothing is dropped for its age or
 * when a process dies. Where there are more than `mostSamples`, the phrases that were longest not spoken go; texts of
 * more than 40 characters with what stands around them, those that were not synthesised to their end and those without
 * sound never come in.
 */
export class PhraseCache {
  /** The one that was longest not spoken comes first. */
  private phrases = new Map<string, readonly Float32Array[]>()
  private kept = 0

  /** @param mostSamples of 24 kHz, of all phrases together */
  constructor(private readonly mostSamples = MOST_SAMPLES) {}

  /**
   * `tts` that speaks from memory what it can. Around the lease of cores, never under it: memory needs none.
   * @throws what `tts` throws; the signal's reason also between two pieces from memory
   */
  around(tts: Tts): Tts {
    return {
      get info() {
        return tts.info
      },
      speaksParts: (voice) => tts.speaksParts(voice),
      speak: (text, options) =>
        keyLength(text, options) > LONGEST_TEXT
          ? tts.speak(text, options)
          : this.speak(tts, text, options),
    }
  }

  private async *speak(
    tts: Tts,
    text: string,
    options: SpeakOptions,
  ): AsyncGenerator<Float32Array, void, void> {
    const { signal, voice, speed, within, isWhole, onRemembered } = options
    const { before, after, isOpened } = within ?? {}
    const key = JSON.stringify([
      tts.info.model,
      voice,
      speed,
      text,
      before,
      after,
      isOpened,
      isWhole,
    ])
    const known = this.recall(key)
    if (known) {
      onRemembered?.()
      for (const piece of known) {
        signal.throwIfAborted()
        yield piece.slice() // whoever gets it may change it, or hand its buffer on
      }
      return
    }
    const { phrases } = this
    const pieces: Float32Array[] = []
    for await (const piece of tts.speak(text, options)) {
      // Not the piece itself: it is the consumer's now, and it can be a view of the whole message that it came in.
      pieces.push(piece.slice())
      yield piece
    }
    if (phrases === this.phrases) this.keep(key, pieces)
  }

  /** Forgets all phrases; what is being spoken now does not come in either. */
  clear(): void {
    this.phrases = new Map()
    this.kept = 0
  }

  private recall(key: string): readonly Float32Array[] | undefined {
    const known = this.phrases.get(key)
    if (!known) return undefined
    this.phrases.delete(key)
    this.phrases.set(key, known)
    return known
  }

  private keep(key: string, pieces: readonly Float32Array[]): void {
    const samples = length(pieces)
    // Two may have spoken the same at once. One phrase alone must not push all the others out for nothing.
    if (this.phrases.has(key) || samples === 0 || samples > this.mostSamples) return
    this.phrases.set(key, pieces)
    this.kept += samples
    for (const [oldest, itsPieces] of this.phrases) {
      if (this.kept <= this.mostSamples) return
      this.phrases.delete(oldest)
      this.kept -= length(itsPieces)
    }
  }
}

function keyLength(text: string, { within }: SpeakOptions): number {
  return text.length + (within ? within.before.length + within.after.length : 0)
}

function length(pieces: readonly Float32Array[]): number {
  return pieces.reduce((sum, piece) => sum + piece.length, 0)
}
