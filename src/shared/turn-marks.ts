// When the things of one turn happened, on the session's clock; made outside the stages, which hold no clock.
import type { TurnStages } from './turn-events.ts'

export type MarkName =
  | 'speechEnd' // last sample of the user's speech
  | 'awake' // the engines were there, where the user had spoken before they were
  | 'committed' // the turn was decided to be over
  | 'sttStart'
  | 'sttComplete'
  | 'llmStart'
  | 'llmFirstToken'
  | 'llmFirstClause'
  | 'ttsStart'
  | 'ttsFirstAudio'
  | 'firstAudioSent' // handed to the loudspeaker
  | 'firstAudioPlayed' // first audible sample heard
  | 'replyEnd'

export type TurnMarks = Partial<Record<MarkName, number>>

/** Writes a mark where none stands yet: the first time is the one that counts. */
export function markOnce(marks: TurnMarks, name: MarkName, tMs: number): void {
  marks[name] ??= tMs
}

/** ms from mark `from` to mark `to`, null where either is missing. */
export function spanMs(marks: TurnMarks, from: MarkName, to: MarkName): number | null {
  const start = marks[from]
  const end = marks[to]
  return start === undefined || end === undefined ? null : end - start
}

export function stagesOf(marks: TurnMarks): TurnStages {
  return {
    endpoint_ms: spanMs(marks, 'speechEnd', 'committed'),
    stt_ms: spanMs(marks, 'speechEnd', 'sttComplete'),
    llm_first_token_ms: spanMs(marks, 'llmStart', 'llmFirstToken'),
    llm_first_clause_ms: spanMs(marks, 'llmStart', 'llmFirstClause'),
    tts_first_audio_ms: spanMs(marks, 'ttsStart', 'ttsFirstAudio'),
  }
}
