// Finds out in which language a turn is spoken, while it is spoken.
import { MICROPHONE_SAMPLE_RATE_HZ } from '../../../shared/audio-format.ts'
import type { Stt, Transcription } from '../../ports.ts'
import { isSure, secondOpinion } from './second-opinion.ts'

/** Less audio than this is heard in the language of the conversation: base takes "Sí." for anything. */
const LEAST_MS = 1_000
/** A language that was found over so much audio is not looked for again in this turn: looking costs an encoder pass. */
const ENOUGH_MS = 1_800
/**
 * Mean log probability that a pass in another language must have. Of clips in Spanish, French, Italian and Portuguese
 * base had −0.27 to −0.62 in the right language, −0.74 to −1.5 in languages that nobody had spoken; tiny.en has −1.0
 * and less of what is not English, and −0.6 and more of nearly all that is.
 */
const SURE_OF_ANOTHER = -0.7
/** And so much more than what was heard in the conversation's own language. */
const SURER_BY = 0.15
const LEAST_WORDS = 2

type PassOptions = Parameters<Stt['transcribe']>[1]

/** What is known of one turn's language; all passes of the turn share it. */
export class TurnLanguage {
  private settled: string | undefined

  /** @param prior ISO 639-1 code of the conversation so far */
  constructor(private readonly prior: string) {}

  /**
   * Recognition in the turn's own language: in the conversation's, unless another is surely heard.
   * @param english knows English alone, and better or faster than `multilingual`
   * @param chosen has the last word in English, where it is not the surer of the two. What was not said in English only
   * `english` can tell: others that are told to hear English translate
   */
  hearing(english: Stt, multilingual: Stt, chosen?: Stt): Stt {
    const inEnglish = chosen ?? secondOpinion(english, multilingual)
    const inLanguage = (pcm: Float32Array, options: PassOptions, language: string) =>
      (language === 'en' ? inEnglish : multilingual).transcribe(pcm, { ...options, language })
    return {
      info: inEnglish.info,
      transcribe: async (pcm, options) => {
        const ms = (pcm.length * 1000) / MICROPHONE_SAMPLE_RATE_HZ
        const known = this.settled ?? (ms < LEAST_MS ? this.prior : undefined)
        if (known !== undefined) return await inLanguage(pcm, options, known)
        let judged: Transcription | undefined
        const judge: Stt = {
          info: english.info,
          transcribe: async (...clip) => (judged = await english.transcribe(...clip)),
        }
        const heard = await this.find(pcm, options, judge, multilingual)
        if (ms >= ENOUGH_MS && heard.text !== '') this.settled = heard.language
        return chosen && heard === judged ? await inLanguage(pcm, options, 'en') : heard
      },
    }
  }

  private async find(
    pcm: Float32Array,
    options: PassOptions,
    english: Stt,
    multilingual: Stt,
  ): Promise<Transcription> {
    const { prior } = this
    const auto = { ...options, language: 'auto' }
    if (prior === 'en') {
      const heard = await english.transcribe(pcm, { ...options, language: 'en' })
      if (isSure(heard)) return heard
      const other = await multilingual.transcribe(pcm, auto)
      if (other.language === 'en') return surer(heard, other)
      return isSurely(other, heard) ? other : heard
    }
    const other = await multilingual.transcribe(pcm, auto)
    if (other.language === prior) return other
    if (other.language === 'en') {
      // Told to hear Spanish in English, base translates, and is sure of it: only the other model can tell.
      const heard = await english.transcribe(pcm, { ...options, language: 'en' })
      if (isSure(heard)) return heard
    }
    const own = await multilingual.transcribe(pcm, { ...options, language: prior })
    return other.language !== 'en' && isSurely(other, own) ? other : own
  }
}

/** Whether `other`, of another language than the conversation's, stands against what was heard in that one. */
function isSurely(other: Transcription, own: Transcription): boolean {
  const words = other.text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0
  return (
    words >= LEAST_WORDS &&
    sureness(other) >= SURE_OF_ANOTHER &&
    sureness(other) >= sureness(own) + SURER_BY
  )
}

function surer(one: Transcription, other: Transcription): Transcription {
  return sureness(one) > sureness(other) ? one : other
}

/** A build that does not tell is never sure. */
function sureness({ meanLogProbability = -Infinity }: Transcription): number {
  return meanLogProbability
}
