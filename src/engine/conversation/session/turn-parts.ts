// What a turn is made of, and what it leaves behind.
import type { Flags } from '../../../shared/flags.ts'
import type { TurnMarks } from '../../../shared/turn-marks.ts'
import type { InstantAnswers } from '../instant/answer.ts'
import type { Llm, Losses, Loudspeaker, Openers, Stt, Transcription, Tts } from '../../ports.ts'
import type { History } from './history.ts'
import type { EventSink } from './turn-journal.ts'
import type { VoicePace } from './voice-pace.ts'

/** How a turn is made, and with it what ends it: silence, the release of the key, the enter key. */
export type TurnOrigin = 'duplex' | 'ptt' | 'typed'

/** Recognition over the growing audio of one turn. */
export interface TurnTranscriber {
  /**
   * Partial hypotheses while the audio grows; `confirmed` only ever grows. `text` is the newest as it was heard, marks
   * included, `language` the one it was heard in. What ends before `neededMs` of the turn is waited for: it is heard at once.
   * May be called again after an abort.
   */
  partials(options: { signal: AbortSignal; neededMs?: () => number }): AsyncIterable<{
    confirmed: string
    tentative: string
    text: string
    language: string
    /** How sure it is, see Transcription. */
    meanLogProbability?: number
    /** So much of the audio was heard for it. */
    heardMs: number
  }>
  /**
   * The final transcription: a pass over all of the audio, or what a partial pass that was sure of itself made of its
   * first `neededMs` and more.
   */
  finish(options: {
    signal: AbortSignal
    neededMs?: number
    onProvider?: Parameters<Stt['transcribe']>[1]['onProvider']
  }): Promise<Transcription>
}

export interface FinishedTurn {
  turn: number
  transcript: string
  marks: TurnMarks
  /** Typed instead of spoken. */
  isTyped: boolean
  /** What was said, mono 16 kHz; empty where it was typed. */
  audio: Float32Array
}

export interface TurnParts {
  transcriber: (pcm: () => Float32Array) => TurnTranscriber
  llm: Llm
  tts: Tts
  /** Where the reply is heard. */
  loudspeaker: Loudspeaker
  /** The voice that speaks a language (ISO 639-1 code); undefined: none does, the reply is only written. */
  voiceFor: (language: string) => string | undefined
  speed: number
  /** Beginnings that `tts` speaks at once; none where absent. */
  openers?: Openers | undefined
  /** How fast `tts` is; where absent, no part of a reply waits for its own sound. */
  voicePace?: VoicePace | undefined
  history: History
  /** What is switched for an experiment; the defaults where absent. */
  flags?: Flags
  /** Asked at every pause: whether a reply may be prepared before the turn is over; absent: it may. */
  mayPrepareAhead?: () => boolean
  /** What is answered without the model; nothing where absent. */
  instant?: InstantAnswers | undefined
  clockMs: () => number
  /** Engines that are away; a fake or foreign one never is. */
  losses?: Losses | undefined
  /** When engines that were away came, on the same clock: what was said before has waited for them. */
  awakeMs?: number | undefined
  sink: EventSink
  /** Names of the engines in use, for the summary. */
  engines: { stt: string; llm: string; tts: string }
  /** Told once per finished turn, for the waterfall. */
  onFinished?: (turn: FinishedTurn) => void
}
