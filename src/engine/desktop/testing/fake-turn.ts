// A stored turn for tests.
import type { StoredTurn } from '../../../shared/window/conversations.ts'

export function fakeTurn(transcript: string, reply: string, heard = reply): StoredTurn {
  return {
    at: '2026-11-21T10:00:00.000Z',
    summary: {
      transcript,
      reply,
      heard,
      interrupted: heard !== reply,
      voice_to_voice_ms: 640,
      stages: {
        endpoint_ms: 500,
        stt_ms: 100,
        llm_first_token_ms: null,
        llm_first_clause_ms: null,
        tts_first_audio_ms: null,
      },
      engines: { stt: 'fake', llm: 'fake', tts: 'fake' },
    },
    waterfall: {
      turn: 1,
      transcript,
      voiceToVoiceMs: 640,
      rows: [{ label: 'End of turn', startMs: 0, endMs: 500, tone: 'wait', isOpen: false }],
    },
    typed: false,
    audioFile: null,
  }
}
