// From text to levelled, trimmed speech: kokoro-js's phonemes and styles around a Kokoro of ours that sounds in windows.
import type { KokoroTTS } from 'kokoro-js'
import { openEspeak } from './espeak.ts'
import { foreignPhonemes } from './foreign-phonemes.ts'
import type { KokoroSpeak } from './kokoro-methods.ts'
import { pauseAfterMs } from './pauses.ts'
import { tokenIds, type PhonemeTable } from './phoneme-tokens.ts'
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
import { voiceOf } from './voices.ts'

/** What kokoro-js's own model and tokenizer are to it: two functions. */
type Kokoro = new (
  model: (input: {
    input_ids: Tokens
    style: Tensor
    speed: Tensor
  }) => Promise<{ waveform: Tensor }>,
  tokenizer: (phonemes: string) => { input_ids: Tokens },
) => Pick<KokoroTTS, 'generate'> & {
  generate_from_ids(tokens: Tokens, options: object): Promise<{ audio: Float32Array }>
}
interface Tensor {
  data: Float32Array
}
/** Token ids in the shape kokoro-js asks for: it counts them by `dims` to choose the voice's row. */
interface Tokens {
  ids: BigInt64Array
  dims: [1, number]
}

/** Phonemes that end in one of these are followed by a pause of the model's own. */
const ENDS_IN_MARK = /[;:,.!?—…]$/u

export class KokoroSpeaker {
  /**
   * @param Kokoro kokoro-js's class. Given its model and tokenizer it loads none and touches no network.
   * @param normModels by voice; a voice without one is sounded a sentence at a time
   */
  constructor(
    private readonly Kokoro: Kokoro,
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
    const span = await sentencePart(text, within, (words) => this.phonemes(words, voice))
    const known = within.after.trim() === '' ? span : goingOn(span, voiceOf(voice).language)
    const normModel = isWhole ? undefined : this.normModels.get(voice)
    for (const part of spokenParts(known))
      yield* pieces(this.sentence(part, voice, speed, normModel))
  }

  /** Phonemes of `text` in the language of `voice` as it is pronounced there, with its punctuation. */
  async phonemes(text: string, voice: string): Promise<string> {
    const { language } = voiceOf(voice)
    if (language !== 'en-us' && language !== 'en-gb')
      return foreignPhonemes(foreignText(text, language), language, await openEspeak())
    let phonemes = ''
    // kokoro-js hands its phonemes to nobody but a tokenizer: this one listens, and its model keeps silent.
    const listener = new this.Kokoro(
      async () => SILENT,
      (heard) => {
        phonemes = heard
        return { input_ids: this.tokens('') }
      },
    )
    await listener.generate(normaliseText(text), { voice: voice as 'af_heart' })
    // Its normaliser writes brackets as guillemets, which the model does not know; it knows brackets.
    return phonemes.replaceAll('«', '(').replaceAll('»', ')')
  }

  /** What the model takes to say `phonemes`: kokoro-js knows which row of a voice's styles goes with them. */
  async input(phonemes: string, voice: string, speed: number): Promise<KokoroInput> {
    let input: KokoroInput | undefined
    const listener = new this.Kokoro(
      async ({ input_ids, style, speed }) => {
        input = { tokens: input_ids.ids, style: style.data, speed: speed.data[0]! }
        return SILENT
      },
      () => ({ input_ids: this.tokens('') }),
    )
    await listener.generate_from_ids(this.tokens(phonemes), { voice, speed })
    return input as unknown as KokoroInput
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
      return seamFrame(utterance.tokenFrames, paddedTokens - 2)
    }
    const seams = {
      ...(from > 0 && { from: seamAt(from) }),
      ...(to < phonemes.length && { to: seamAt(to) }),
    }
    const endsInMark = ENDS_IN_MARK.test(phonemes)
    yield* stretches(this.parts, utterance, normModel, { seams, endsInMark })
  }

  private tokens(phonemes: string): Tokens {
    const ids = tokenIds(phonemes, this.table)
    return { ids, dims: [1, ids.length] }
  }
}

const SILENT = { waveform: { data: new Float32Array(0) } }
