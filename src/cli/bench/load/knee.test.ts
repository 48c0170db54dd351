import { describe, expect, it } from 'vitest'
import { percentiles } from '../../../shared/percentiles.ts'
import { kneeLine, kneeOf } from './knee.ts'
import type { LevelFigures } from './load-level.ts'
import { QueueBook } from './queues.ts'

const none = percentiles([])

function level(sessions: number, p95: number, llmWaitMs = 0, unanswered = 0): LevelFigures {
  const book = new QueueBook()
  book.note({ work: 'llm', end: 'used', waiting: 0, waitedMs: llmWaitMs * sessions, heldMs: 1 })
  return {
    sessions,
    turns: sessions,
    unanswered,
    false_cutoffs: 0,
    failed: 0,
    seconds: 60,
    turns_per_minute: sessions,
    voice_to_voice_ms: percentiles([p95]),
    stages: {
      endpoint_ms: none,
      stt_ms: none,
      llm_first_token_ms: none,
      llm_first_clause_ms: none,
      tts_first_audio_ms: none,
    },
    words_right: 1,
    buffer_underruns: 0,
    speculation: { replies_prepared: 0, hit_rate: null },
    queues: book.figures,
    cores_busy: 0.5,
    event_loop_p99_ms: 6,
  }
}

describe('kneeOf', () => {
  it('given a level over the budget, tells the one before it and the queue that grew', () => {
    const levels = [level(1, 600, 10), level(2, 900, 100), level(4, 2400, 800)]
    const knee = kneeOf(levels, 1000)
    expect(knee).toEqual({
      serves: 2,
      breaks_at: 4,
      because: 'P95 is 2400 ms',
      grown_queue: 'llm',
    })
    expect(kneeLine(knee, levels)).toContain('790 ms longer')
  })

  it('given turns that nobody answered, breaks there, however quick the others were', () => {
    expect(kneeOf([level(1, 600), level(2, 700, 0, 1)], 1000)).toMatchObject({ breaks_at: 2 })
  })

  it('given one session over the budget, says that not even one is served, and blames no queue', () => {
    const levels = [level(1, 1400, 300)]
    const knee = kneeOf(levels, 1000)
    expect(knee).toMatchObject({ serves: null, breaks_at: 1, grown_queue: null })
    expect(kneeLine(knee, levels)).toMatch(/^Not even one session/)
  })

  it('given levels that all keep the budget, has no knee', () => {
    expect(kneeOf([level(1, 600), level(2, 700)], 1000)).toMatchObject({
      serves: 2,
      breaks_at: null,
    })
  })
})
