// Turns as the event stream tells them.
import type {
  ProviderUse,
  TurnEvent,
  TurnEventName,
  TurnEventPayloads,
  TurnSummary,
} from '../../../../shared/turn-events.ts'

const ENGINES = { stt: 'whisper: base', llm: 'llama: small', tts: 'kokoro' }

/** Answered to its end, voice to voice 642 ms. */
export function spokenTurn(turn: number, patch: Partial<TurnSummary> = {}): TurnEvent[] {
  return told(turn, { durationMs: 1_800, summary: patch })
}

export function typedTurn(turn: number): TurnEvent[] {
  return told(turn, { durationMs: 0, summary: {} })
}

/** Up to the words that were given way to. */
export function interruptedTurn(turn: number): TurnEvent[] {
  const events = told(turn, {
    durationMs: 1_800,
    summary: { interrupted: true, heard: 'The moon' },
  })
  const given = event(turn, 'duplex_interruption', { heard: 'The moon', overheard: 'wait' })
  return [...events.slice(0, -2), given, ...events.slice(-2)]
}

export function endpointUsed(turn: number, patch: Partial<ProviderUse> = {}): TurnEvent[] {
  const times = { connection_ms: 3, first_byte_ms: 80 }
  const use: ProviderUse = { stage: 'llm', name: 'vllm', ...times, failover: false, ...patch }
  return [event(turn, 'provider', use)]
}

export function toolCalled(turn: number): TurnEvent[] {
  const call = { name: 'timer_set', arguments: { minutes: 6 }, result: 'six minutes' }
  return [event(turn, 'tool', call)]
}

function told(
  turn: number,
  { durationMs, summary }: { durationMs: number; summary: Partial<TurnSummary> },
): TurnEvent[] {
  return [
    event(turn, 'speech_start', {}),
    event(turn, 'stt_partial', { confirmed: 'How do', tentative: 'tides' }),
    event(turn, 'speech_end', {}),
    event(turn, 'audio_received', { duration_ms: durationMs }),
    event(turn, 'stt_complete', { text: 'How do tides come about?', stt_latency_ms: 210 }),
    event(turn, 'llm_start', {}),
    event(turn, 'llm_first_token', { llm_latency_ms: 90 }),
    event(turn, 'tts_start', { text: 'The moon' }),
    event(turn, 'first_audio_sent', { tts_latency_ms: 120 }),
    event(turn, 'first_audio_played', {}),
    event(turn, 'pipeline_complete', {
      tokens: 12,
      tokens_per_second: 31.5,
      tts_real_time_factor: 0.2,
      chunks_streamed: 3,
      buffer_underruns: 1,
      replies_prepared: 2,
      replies_withdrawn: 1,
      withdrawn_ms: 250,
    }),
    event(turn, 'turn', {
      transcript: 'How do tides come about?',
      reply: 'The moon pulls the water.',
      heard: 'The moon pulls the water.',
      interrupted: false,
      voice_to_voice_ms: 642,
      stages: {
        endpoint_ms: 320,
        stt_ms: 210,
        llm_first_token_ms: 90,
        llm_first_clause_ms: 200,
        tts_first_audio_ms: 120,
      },
      engines: ENGINES,
      ...summary,
    }),
  ]
}

function event<Name extends TurnEventName>(
  turn: number,
  name: Name,
  payload: TurnEventPayloads[Name],
): TurnEvent {
  return { event: name, t_ms: 0, turn, ...payload } as unknown as TurnEvent
}
