// From text to levelled, trimmed speech: kokoro-js's phonemes and styles around a Kokoro of ours that sounds in windows.
import type { KokoroTTS } from 'kokoro-js'
import { openEspeak } from './espeak.ts'
import { foreignPhonemes } from './foreign-phonemes.ts'
import type { KokoroSpeak } from './kokoro-methods.ts'
import { pauseAfterMs } from './pauses.ts'
import { phonemeParts } from './phoneme-parts.ts'
import { tokenIds, type PhonemeTable } from './phoneme-tokens.ts'
import { samples } from './samples.ts'
import { foreignText } from './spoken-text/foreign-text.ts'
import { normaliseText } from './spoken-text/normalise-text.ts'
import { frameWindows } from './streaming/frame-windows.ts'
import type { KokoroInput, KokoroParts } from './streaming/kokoro-parts.ts'
import { Leveller } from './streaming/loudness.ts'
import type { NormModel } from './streaming/norm-statistics.ts'
import { pieces } from './streaming/pieces.ts'
import { SpeechShaper } from './streaming/speech-shaper.ts'
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

export type SoundParts = Pick<KokoroParts, 'layOut' | 'expect' | 'sound' | 'soundWhole'>

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

  /**
   * Speaks `text` in pieces of 200–400 ms, each computed when it is pulled; every sentence ends in its pause. A run of
   * the model cannot be interrupted: leave between two pieces.
   */
  async *speak({ text, voice, speed }: KokoroSpeak): AsyncGenerator<Float32Array, void, void> {
    for (const part of phonemeParts(await this.phonemes(text, voice)))
      yield* pieces(this.sentence(part, voice, speed))
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
    phonemes: string,
    voice: string,
    speed: number,
  ): AsyncGenerator<Float32Array, void, void> {
    const shaper = new SpeechShaper()
    const leveller = new Leveller(voiceOf(voice).gainDb)
    let isSilent = true
    for await (const raw of this.raw(phonemes, voice, speed)) {
      const speech = shaper.push(raw)
      if (speech.length === 0) continue
      isSilent = false
      yield leveller.level(speech)
    }
    const last = shaper.end()
    if (isSilent && last.length === 0) return
    yield leveller.level(last)
    yield new Float32Array(samples(pauseAfterMs(phonemes) / speed))
  }

  /** The model's sound, with its silence. */
  private async *raw(
    phonemes: string,
    voice: string,
    speed: number,
  ): AsyncGenerator<Float32Array, void, void> {
    const { parts } = this
    const utterance = await parts.layOut(await this.input(phonemes, voice, speed))
    const model = this.normModels.get(voice)
    if (!model) {
      yield await parts.soundWhole(utterance)
      return
    }
    const norms = parts.expect(utterance, model)
    for (const { from, to } of frameWindows(utterance.tokenFrames, ENDS_IN_MARK.test(phonemes)))
      yield await parts.sound(utterance, norms, from, to)
  }

  private tokens(phonemes: string): Tokens {
    const ids = tokenIds(phonemes, this.table)
    return { ids, dims: [1, ids.length] }
  }
}

const SILENT = { waveform: { data: new Float32Array(0) } }
