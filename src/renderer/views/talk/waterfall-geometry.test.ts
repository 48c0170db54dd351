import { describe, expect, it } from 'vitest'
import { waterfallScale, type WaterfallRow } from '../../../shared/waterfall.ts'
import { sampleTurn } from '../../testing/sample-turns.ts'
import { nextRow } from './waterfall-chart.tsx'
import { atPercent, placeBar } from './waterfall-geometry.ts'

const scale = { startMs: -100, endMs: 900, tickMs: [] }
const row = (startMs: number, endMs: number): WaterfallRow => ({
  label: 'a',
  startMs,
  endMs,
  tone: 'stt',
  isOpen: false,
})

describe('placeBar', () => {
  it('given a row, then place and width are its share of the scale', () => {
    expect(placeBar(row(0, 500), scale)).toEqual({ leftPercent: 10, widthPercent: 50 })
  })

  it('given a row that goes on past the scale, then it ends at the edge', () => {
    expect(placeBar(row(800, 5000), scale)).toEqual({ leftPercent: 90, widthPercent: 10 })
  })

  it('given a row of no length, then it can still be seen, also at the edge', () => {
    for (const atMs of [0, 900]) {
      const { leftPercent, widthPercent } = placeBar(row(atMs, atMs), scale)
      expect(widthPercent).toBeGreaterThan(0.5)
      expect(leftPercent + widthPercent).toBeLessThanOrEqual(100)
    }
  })

  it('given a whole turn, then its stages stand in their order and overlap where they did', () => {
    const { rows } = sampleTurn(1).waterfall
    const whole = waterfallScale([sampleTurn(1).waterfall], 4)
    const [wait, stt] = rows.map((stage) => placeBar(stage, whole))
    expect(stt!.leftPercent).toBeLessThan(wait!.leftPercent)
    expect(stt!.leftPercent + stt!.widthPercent).toBeGreaterThan(wait!.leftPercent)
    expect(atPercent(0, whole)).toBeCloseTo(wait!.leftPercent)
  })
})

describe('nextRow', () => {
  it('given the arrow keys, then it goes from bar to bar and stops at the ends', () => {
    expect(nextRow('ArrowDown', 0, 3)).toBe(1)
    expect(nextRow('ArrowDown', 2, 3)).toBe(2)
    expect(nextRow('ArrowUp', 0, 3)).toBe(0)
    expect(nextRow('End', 0, 3)).toBe(2)
    expect(nextRow('x', 1, 3)).toBeNull()
  })
})
