import { describe, expect, it } from 'vitest'
import { eventLine } from './event-log.ts'

describe('eventLine', () => {
  it('puts name, time and turn first and rounds what is measured', () => {
    const line = eventLine({
      turn: 2,
      tts_real_time_factor: 0.20456,
      t_ms: 1234.5678,
      event: 'pipeline_complete',
      tokens: 12,
      tokens_per_second: Infinity,
      chunks_streamed: 3,
      buffer_underruns: 0,
      replies_prepared: 2,
      replies_withdrawn: 1,
      withdrawn_ms: 96.04,
    })
    expect(line).toBe(
      '{"event":"pipeline_complete","t_ms":1234.6,"turn":2,"tts_real_time_factor":0.205,' +
        '"tokens":12,"tokens_per_second":null,"chunks_streamed":3,"buffer_underruns":0,' +
        '"replies_prepared":2,"replies_withdrawn":1,"withdrawn_ms":96}',
    )
  })

  it('rounds inside too, and stays on one line whatever was said', () => {
    const line = eventLine({
      event: 'turn',
      t_ms: -0.01,
      turn: 1,
      transcript: 'two\nlines',
      reply: '',
      heard: '',
      interrupted: false,
      voice_to_voice_ms: 642.04,
      stages: {
        endpoint_ms: 500.123,
        stt_ms: null,
        llm_first_token_ms: null,
        llm_first_clause_ms: null,
        tts_first_audio_ms: null,
      },
      engines: { stt: '', llm: '', tts: '' },
    })
    expect(line).not.toContain('\n')
    expect(JSON.parse(line)).toMatchObject({
      t_ms: 0,
      voice_to_voice_ms: 642,
      stages: { endpoint_ms: 500.1, stt_ms: null },
    })
  })
})
