import { describe, expect, it } from 'vitest'
import { describeTrend, trendLine } from './trend-line.ts'

const point = (p50: number, p95 = p50, n = 1) => ({ at: '2026-11-20T09:00:00.000Z', n, p50, p95 })

describe('trendLine', () => {
  it('given usual turns, then the scale is a second, and each stands in the middle of its stretch', () => {
    const { topMs, points } = trendLine([point(500), point(1_000)], 'session')
    expect(topMs).toBe(1_000)
    expect(points.map(({ x, p50 }) => [x, p50])).toEqual([
      [25, 50],
      [75, 0],
    ])
  })
  it('given a slow day, then the scale has room for it', () => {
    const { topMs, points } = trendLine([point(600, 2_400, 12)], 'all')
    expect([topMs, points[0]?.p50, points[0]?.p95]).toEqual([3_000, 80, 20])
    expect(points[0]?.title).toMatch(/12 turns: P50 600 ms, P95 2,400 ms$/)
  })
})

describe('describeTrend', () => {
  it('given a trend, then it says where it went, by what it is made of', () => {
    expect(describeTrend([point(700), point(650), point(600)], 'week')).toBe(
      'Voice to voice by hour, 3 of them: the median went from 700 ms to 600 ms.',
    )
    expect(describeTrend([point(700)], 'session')).toBe('Voice to voice of one turn: 700 ms.')
    expect(describeTrend([], 'all')).toBe('')
  })
})
