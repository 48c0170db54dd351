// What a reply is made from.
import type { ProviderUse } from '../../../shared/turn-events.ts'
import type { Llm, Openers, Transcription, Tts } from '../../ports.ts'
import type { InstantAnswers } from '../instant/answer.ts'
import type { History } from './history.ts'
import type { TurnJournal } from './turn-journal.ts'
import type { VoicePace } from './voice-pace.ts'

export interface ReplySources {
  /** The final pass over what the user said. */
  transcribe: (options: {
    signal: AbortSignal
    onProvider: (use: ProviderUse) => void
  }) => Promise<Pick<Transcription, 'text' | 'language' | 'meanLogProbability'>>
  /** The turn may go on after this pause: the model is asked whether its words sound finished. */
  mayGoOn: boolean
  history: History
  instant?: InstantAnswers | undefined
  llm: Llm
  tts: Tts
  voiceFor: (language: string) => string | undefined
  speed: number
  openers?: Openers | undefined
  voicePace?: VoicePace | undefined
  clockMs: () => number
  journal: TurnJournal
}
