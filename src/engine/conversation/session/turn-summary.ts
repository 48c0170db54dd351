// What is told of a turn once it is over.
import { VOICE_SAMPLE_RATE_HZ } from '../../../shared/audio-format.ts'
import { spanMs, stagesOf } from '../../../shared/turn-marks.ts'
import { pipelineFigures, type TurnTrace } from '../../figures/metrics/trace.ts'
import type { ReplySound } from './reply-sound.ts'
import type { Speculation } from './speculation.ts'
import type { TurnJournal } from './turn-journal.ts'

export interface TurnOutcome {
  trace: TurnTrace
  sound: ReplySound
  speculation: Speculation
  engines: { stt: string; llm: string; tts: string }
  transcript: string
  reply: string
  /** The part of the reply that was heard. */
  heard: string
  interrupted: boolean
}

export function tellSummary(journal: TurnJournal, outcome: TurnOutcome): void {
  const { trace, sound, speculation, transcript, reply, heard, interrupted, engines } = outcome
  journal.note('pipeline_complete', {
    ...pipelineFigures(trace, VOICE_SAMPLE_RATE_HZ),
    chunks_streamed: sound.pieces,
    buffer_underruns: sound.underruns,
    ...speculation.figures,
  })
  journal.note('turn', {
    transcript,
    reply,
    heard,
    interrupted,
    voice_to_voice_ms: spanMs(trace.marks, 'speechEnd', 'firstAudioPlayed'),
    stages: stagesOf(trace.marks),
    engines,
  })
}
