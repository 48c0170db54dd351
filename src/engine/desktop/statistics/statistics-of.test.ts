import { describe, expect, it } from 'vitest'
import type { TurnFigures, TurnFigures as Turn } from '../../../shared/window/statistics.ts'
import { fakeFigures } from '../testing/fake-figures.ts'
import { statisticsOf } from './statistics-of.ts'

const NOW = new Date(2026, 10, 29, 15, 0)
const on = (day: number, hour = 10): string => new Date(2026, 10, day, hour).toISOString()

const of = (turns: Turn[], range: 'session' | 'day' | 'week' | 'all' = 'all') =>
  statisticsOf(turns, { range, session: 's2', now: NOW })

const slowBecause = (patch: Partial<TurnFigures['stages']>, timeMs = 2_000): TurnFigures =>
  fakeFigures({ voice_to_voice_ms: timeMs, stages: { ...fakeFigures().stages, ...patch } })

describe('statisticsOf', () => {
  it('given turns of a month ago, this week, today and this session, then each range has its own', () => {
    const turns = [
      fakeFigures({ at: on(1) }),
      fakeFigures({ at: on(23, 0) }),
      fakeFigures({ at: on(29, 1) }),
      fakeFigures({ at: on(29), session: 's2' }),
    ]
    const counts = (['all', 'week', 'day', 'session'] as const).map(
      (range) => of(turns, range).turns,
    )
    expect(counts).toEqual([4, 3, 2, 1])
    expect(of(turns).trend.map(({ n }) => n)).toEqual([1, 1, 2]) // a point a day
    expect(of(turns, 'week').trend).toHaveLength(3) // a point an hour
    expect(of(turns, 'day').trend).toHaveLength(2) // a point a turn
  })

  it('given a clock that was set back, then turns that bear a later time than now count in every range', () => {
    const turns = [fakeFigures({ at: on(30) }), fakeFigures({ at: on(29), session: 's2' })]
    const counts = (['all', 'week', 'day', 'session'] as const).map(
      (range) => of(turns, range).turns,
    )
    expect(counts).toEqual([2, 2, 2, 1])
  })

  it('given typed turns and turns without a sound, then they count as turns and have no time', () => {
    const turns = [
      fakeFigures({ typed: true }),
      fakeFigures({ voice_to_voice_ms: null }),
      fakeFigures(),
    ]
    const { turns: n, voiceToVoice } = of(turns)
    expect([n, voiceToVoice.n, voiceToVoice.p50]).toEqual([3, 1, 640])
  })

  it('given two models, then each has its own percentiles and pace, the one that was used most first', () => {
    const large = { ...fakeFigures().engines, llm: 'llama: large' }
    const slow = { engines: large, voice_to_voice_ms: 900, tokens_per_second: 12 }
    const { models } = of([
      fakeFigures(slow),
      fakeFigures(),
      fakeFigures(),
      fakeFigures(slow),
      fakeFigures(),
    ])
    expect(
      models.map(({ model, voiceToVoice, tokensPerSecond }) => [
        model,
        voiceToVoice.p95,
        tokensPerSecond,
      ]),
    ).toEqual([
      ['llama: small', 640, 30],
      ['llama: large', 900, 12],
    ])
  })

  it('given slow turns, then each is laid to the stage that took most of it', () => {
    const { slow } = of([
      slowBecause({ llm_first_clause_ms: 1_400 }, 2_100),
      slowBecause({ llm_first_clause_ms: 1_000 }),
      slowBecause({ stt_ms: 1_300 }),
      slowBecause({ tts_first_audio_ms: 1_300 }),
      slowBecause({ endpoint_ms: 1_900 }), // 530 ms of it were used to make the reply
      slowBecause({}), // the stages were as quick as ever: it came from elsewhere
      fakeFigures(),
    ])
    expect(slow.n).toBe(6)
    expect(slow.causes[0]).toEqual({ cause: 'llm', n: 2 })
    expect(slow.causes.map(({ cause }) => cause).sort()).toEqual([
      'endpoint',
      'llm',
      'rest',
      'stt',
      'tts',
    ])
    expect(slow.slowest[0]).toMatchObject({ timeMs: 2_100, cause: 'llm', share: 1_400 / 2_100 })
    expect(slow.slowest).toHaveLength(5)
  })

  it('given an end of turn that was found while the reply was made, then nothing is laid to it', () => {
    const { slow } = of([
      slowBecause({ endpoint_ms: 700, stt_ms: 720, llm_first_clause_ms: 500 }, 1_400),
    ])
    expect(slow.slowest[0]?.cause).toBe('stt')
  })

  it('given no turns, then there is nothing to tell', () => {
    const { turns, voiceToVoice, trend, models, slow } = of([])
    expect([turns, voiceToVoice.p50, trend, models, slow.n]).toEqual([0, null, [], [], 0])
  })
})
