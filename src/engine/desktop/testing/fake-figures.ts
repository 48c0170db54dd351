// Figures of a turn, as the event stream would leave them.
import type { TurnFigures } from '../../../shared/window/statistics.ts'

export function fakeFigures(patch: Partial<TurnFigures> = {}): TurnFigures {
  return {
    at: '2026-11-29T10:00:00.000Z',
    session: 's1',
    typed: false,
    interrupted: false,
    voice_to_voice_ms: 640,
    stages: {
      endpoint_ms: 320,
      stt_ms: 210,
      llm_first_token_ms: 90,
      llm_first_clause_ms: 200,
      tts_first_audio_ms: 120,
    },
    engines: { stt: 'whisper: base', llm: 'llama: small', tts: 'kokoro' },
    tokens_per_second: 30,
    tts_real_time_factor: 0.2,
    buffer_underruns: 0,
    ...patch,
  }
}
