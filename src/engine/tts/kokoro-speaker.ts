// From text to levelled, trimmed speech: kokoro-js's phonemes and voices around a Kokoro session of ours.
import type { KokoroTTS } from 'kokoro-js'
import type { KokoroSpeak } from './kokoro-methods.ts'
import type { Synthesise } from './kokoro-session.ts'
import { level } from './loudness.ts'
import { pauseAfterMs } from './pauses.ts'
import { phonemeParts } from './phoneme-parts.ts'
import { tokenIds, type PhonemeTable } from './phoneme-tokens.ts'
import { normaliseText } from './spoken-text/normalise-text.ts'
import { joined } from '../audio/joined.ts'
import { samples, shortenPauses, trimSilence } from './trim-silence.ts'
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

export class KokoroSpeaker {
  private readonly voice: InstanceType<Kokoro>

  /**
   * @param Kokoro kokoro-js's class. Given its model and tokenizer it loads none and touches no network.
   */
  constructor(
    private readonly Kokoro: Kokoro,
    synthesise: Synthesise,
    private readonly table: PhonemeTable,
  ) {
    this.voice = new Kokoro(
      async ({ input_ids, style, speed }) => {
        const pcm = await synthesise({
          tokens: input_ids.ids,
          style: style.data,
          speed: speed.data[0]!,
        })
        return { waveform: { data: pcm } }
      },
      () => ({ input_ids: this.tokens('') }),
    )
  }

  /**
   * Speaks `text` sentence by sentence, each computed when it is pulled and ending in its pause. A run of the
   * model cannot be interrupted: leave between two sentences.
   */
  async *speak({ text, voice, speed }: KokoroSpeak): AsyncGenerator<Float32Array, void, void> {
    for (const part of phonemeParts(await this.phonemes(text, voice))) {
      const { audio } = await this.voice.generate_from_ids(this.tokens(part), { voice, speed })
      const speech = shortenPauses(trimSilence(audio))
      if (speech.length === 0) continue
      const pause = new Float32Array(samples(pauseAfterMs(part) / speed))
      yield joined([level(speech, voiceOf(voice).gainDb), pause])
    }
  }

  /** Phonemes of `text` as `voice` (American or British) pronounces it, with its punctuation. */
  async phonemes(text: string, voice: string): Promise<string> {
    let phonemes = ''
    // kokoro-js hands its phonemes to nobody but a tokenizer: this one listens, and its model keeps silent.
    const listener = new this.Kokoro(
      async () => ({ waveform: { data: new Float32Array(0) } }),
      (heard) => {
        phonemes = heard
        return { input_ids: this.tokens('') }
      },
    )
    await listener.generate(normaliseText(text), { voice: voice as 'af_heart' })
    // Its normaliser writes brackets as guillemets, which the model does not know; it knows brackets.
    return phonemes.replaceAll('«', '(').replaceAll('»', ')')
  }

  private tokens(phonemes: string): Tokens {
    const ids = tokenIds(phonemes, this.table)
    return { ids, dims: [1, ids.length] }
  }
}
