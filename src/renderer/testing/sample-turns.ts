// Turns as the main process would report them.
import type { TurnSummary } from '../../shared/turn-events.ts'
import { waterfallOf } from '../../shared/waterfall.ts'
import type { FinishedTurnReport, StoredTurn } from '../../shared/window/conversations.ts'
import { sampleState } from './sample-state.ts'

export function sampleSummary(patch: Partial<TurnSummary> = {}): TurnSummary {
  const reply = patch.reply ?? 'The sky is blue because air scatters short waves of light most.'
  return {
    transcript: 'Why is the sky blue?',
    reply,
    heard: reply,
    interrupted: false,
    voice_to_voice_ms: 612,
    stages: {
      endpoint_ms: 318,
      stt_ms: 196,
      llm_first_token_ms: 88,
      llm_first_clause_ms: 231,
      tts_first_audio_ms: 112,
    },
    engines: { stt: 'whisper-base-q8_0', llm: 'llm-1.5b', tts: 'kokoro-82m' },
    ...patch,
  }
}

export function sampleTurn(number: number, patch: Partial<TurnSummary> = {}): StoredTurn {
  const summary = sampleSummary(patch)
  const marks = {
    speechEnd: 4000,
    committed: 4318,
    sttStart: 3960,
    sttComplete: 4196,
    llmStart: 4198,
    llmFirstToken: 4284,
    llmFirstClause: 4427,
    ttsStart: 4430,
    ttsFirstAudio: 4542,
    firstAudioSent: 4544,
    firstAudioPlayed: 4612,
    replyEnd: 8200,
  }
  return {
    at: `2026-11-21T09:${String(10 + number)}:04.000Z`,
    summary,
    waterfall: waterfallOf({ turn: number, marks, transcript: summary.transcript }),
    typed: false,
    audioFile: null,
  }
}

export function sampleReport(number: number, patch: Partial<TurnSummary> = {}): FinishedTurnReport {
  return { turn: sampleTurn(number, patch), number, figures: sampleState().figures }
}

export const INTERRUPTED: Partial<TurnSummary> = {
  transcript: 'Tell me how tides come about.',
  reply:
    'The moon pulls the water on the near side of the earth more than the earth itself. That gives a bulge on the near side. A second bulge forms on the far side.',
  heard:
    'The moon pulls the water on the near side of the earth more than the earth itself. That gives a bulge',
  interrupted: true,
  voice_to_voice_ms: 655,
}
