import { describe, expect, it } from 'vitest'
import { sampleSummary } from '../../testing/sample-turns.ts'
import { describeTimes, latencyLine, nextPoint, pointAt, timedTurns, yOf } from './latency-line.ts'

const finished = (turn: number, timeMs: number | null, typed = false) => ({
  turn,
  typed,
  summary: sampleSummary({ voice_to_voice_ms: timeMs }),
  error: null,
  waterfall: null,
})
const timed = (...times: number[]) => times.map((timeMs, i) => ({ turn: i + 1, timeMs }))

describe('timedTurns', () => {
  it('given typed turns and turns without a reply, leaves them out, as the percentiles do', () => {
    const turns = [finished(1, 600), finished(2, 500, true), finished(3, null), finished(4, 700)]
    expect(timedTurns(turns)).toEqual([
      { turn: 1, timeMs: 600 },
      { turn: 4, timeMs: 700 },
    ])
  })

  it('given a long conversation, keeps the last 30', () => {
    const turns = timedTurns(Array.from({ length: 50 }, (_, i) => finished(i + 1, 600)))
    expect(turns.map(({ turn }) => turn)).toEqual(Array.from({ length: 30 }, (_, i) => i + 21))
  })
})

describe('latencyLine', () => {
  it('given quick turns, then the scale goes to a second, so that the goal is on it', () => {
    const { topMs, points } = latencyLine(timed(250, 500))
    expect(topMs).toBe(1000)
    expect(points).toEqual([
      { turn: 1, timeMs: 250, xPercent: 25, yPercent: 75, isBeyond: false },
      { turn: 2, timeMs: 500, xPercent: 75, yPercent: 50, isBeyond: false },
    ])
    expect(yOf(700, topMs)).toBeCloseTo(30)
  })

  it('given one turn of nine seconds, then it stands at the top and the others keep their height', () => {
    const { topMs, points } = latencyLine(timed(600, 9000))
    expect(topMs).toBe(1500)
    expect(points.map(({ yPercent, isBeyond }) => [yPercent, isBeyond])).toEqual([
      [60, false],
      [0, true],
    ])
  })

  it('given no turns, then there are no points', () => {
    expect(latencyLine([])).toEqual({ topMs: 1000, points: [] })
    expect(pointAt([], 50)).toBeNull()
  })
})

describe('pointAt', () => {
  it('given a place in the picture, gives the turn whose strip it is, at the edges too', () => {
    const { points } = latencyLine(timed(600, 600, 600, 600))
    const turnAt = (percent: number) => pointAt(points, percent)?.turn
    expect([-5, 0, 24, 26, 99, 100].map(turnAt)).toEqual([1, 1, 1, 2, 4, 4])
  })
})

describe('nextPoint', () => {
  it('given the arrow keys, goes from turn to turn and stops at the ends', () => {
    expect(nextPoint('ArrowRight', 0, 3)).toBe(1)
    expect(nextPoint('ArrowRight', 2, 3)).toBe(2)
    expect(nextPoint('ArrowLeft', 0, 3)).toBe(0)
    expect(nextPoint('Home', 2, 3)).toBe(0)
    expect(nextPoint('End', 0, 3)).toBe(2)
    expect(nextPoint('x', 0, 3)).toBeNull()
  })
})

describe('describeTimes', () => {
  it('given turns, tells their range, their middle and how many kept the goal', () => {
    expect(describeTimes(timed(500, 600, 900))).toBe(
      'Voice to voice of the last 3 turns: 500 ms to 900 ms, half of them within 600 ms; 2 within 700 ms.',
    )
  })
})
