// From text to levelled, trimmed speech: espeak-ng's phonemes and the voices' styles around a Kokoro that sounds in windows.
import { englishPhonemes } from './english-phonemes.ts'
import type { Espeak } from './espeak.ts'
import { foreignPhonemes } from './foreign-phonemes.ts'
import type { KokoroSpeak } from './kokoro-methods.ts'
import { pauseAfterMs } from './pauses.ts'
import { PADDING_TOKENS, tokenIds, type PhonemeTable } from './phoneme-tokens.ts'
import { samples } from './samples.ts'
import { goingOn, sentencePart, spokenParts, type PhonemeSpan } from './sentence-part.ts'
import { foreignText } from './spoken-text/foreign-text.ts'
import { normaliseText } from './spoken-text/normalise-text.ts'
import type { KokoroInput } from './streaming/kokoro-parts.ts'
import { Leveller } from './streaming/loudness.ts'
import type { NormModel } from './streaming/norm-statistics.ts'
import { pieces } from './streaming/pieces.ts'
import { seamFrame } from './streaming/seams.ts'
import { SpeechShaper } from './streaming/speech-shaper.ts'
import { stretches, type SoundParts } from './streaming/stretches.ts'
import type { VoiceStyles } from './voice-styles.ts'
import { voiceOf } from './voices.ts'

/** Phonemes that end in one of these are followed by a pause of the model's own. */
const ENDS_IN_MARK = /[;:,.!?—…]$/u

export class KokoroSpeaker {
  /**
   * @param normModels by voice; a voice without one is sounded a sentence at a time
   */
  constructor(
    private readonly espeak: Espeak,
    private readonly styles: Pick<VoiceStyles, 'row'>,
    private readonly parts: SoundParts,
    private readonly table: PhonemeTable,
    private readonly normModels: ReadonlyMap<string, NormModel>,
  ) {}

  /** Voices with a norm model. */
  get partVoices(): string[] {
    return [...this.normModels.keys()]
  }

  /**
   * Speaks `text` in pieces of 200–400 ms, each computed when it is pulled; every sentence ends in its pause. A run of
   * the model cannot be interrupted: leave between two pieces. Within a sentence, all of it that is known is laid out
   * every time, and `text` alone is sounded; where it goes on, it neither fades nor pauses.
   */
  async *speak({
    text,
    voice,
    speed,
    within = { before: '', after: '' },
    isWhole = false,
  }: KokoroSpeak): AsyncGenerator<Float32Array, void, void> {
    const span = sentencePart(text, within, (words) => this.phonemes(words, voice))
    const known = within.after.trim() === '' ? span : goingOn(span, voiceOf(voice).language)
    const normModel = isWhole ? undefined : this.normModels.get(voice)
    for (const part of spokenParts(known))
      yield* pieces(this.sentence(part, voice, speed, normModel))
  }

  /** Phonemes of `text` in the language of `voice` as it is pronounced there, with its punctuation. */
  phonemes(text: string, voice: string): string {
    const { language } = voiceOf(voice)
    return language === 'en-us' || language === 'en-gb'
      ? englishPhonemes(normaliseText(text), language, this.espeak)
      : foreignPhonemes(foreignText(text, language), language, this.espeak)
  }

  /** What the model takes to say `phonemes`. */
  async input(phonemes: string, voice: string, speed: number): Promise<KokoroInput> {
    const tokens = tokenIds(phonemes, this.table)
    return { tokens, style: await this.styles.row(voice, tokens.length - PADDING_TOKENS), speed }
  }

  private async *sentence(
    part: PhonemeSpan,
    voice: string,
    speed: number,
    normModel: NormModel | undefined,
  ): AsyncGenerator<Float32Array, void, void> {
    const goesOn = part.to < part.phonemes.length
    const shaper = new SpeechShaper({ continues: part.from > 0, goesOn })
    const leveller = new Leveller(voiceOf(voice).gainDb)
    let isSilent = true
    for await (const raw of this.raw(part, voice, speed, normModel)) {
      const speech = shaper.push(raw)
      if (speech.length === 0) continue
      isSilent = false
      yield leveller.level(speech)
    }
    const last = shaper.end()
    if (isSilent && last.length === 0) return
    yield leveller.level(last)
    if (!goesOn) yield new Float32Array(samples(pauseAfterMs(part.phonemes) / speed))
  }

  /** The model's sound, with its silence. */
  private async *raw(
    { phonemes, from, to }: PhonemeSpan,
    voice: string,
    speed: number,
    normModel: NormModel | undefined,
  ): AsyncGenerator<Float32Array, void, void> {
    const utterance = await this.parts.layOut(await this.input(phonemes, voice, speed))
    const seamAt = (index: number): number => {
      const paddedTokens = tokenIds(phonemes.slice(0, index), this.table).length
      return seamFrame(utterance.tokenFrames, paddedTokens - PADDING_TOKENS)
    }
    const seams = {
      ...(from > 0 && { from: seamAt(from) }),
      ...(to < phonemes.length && { to: seamAt(to) }),
    }
    const endsInMark = ENDS_IN_MARK.test(phonemes)
    yield* stretches(this.parts, utterance, normModel, { seams, endsInMark })
  }
}
