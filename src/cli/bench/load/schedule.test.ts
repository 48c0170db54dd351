import { describe, expect, it } from 'vitest'
import { schedules } from './schedule.ts'

describe('schedules', () => {
  it('given more people, leaves the schedules of the first as they were', () => {
    expect(schedules(4, 6, 5, 1).slice(0, 2)).toEqual(schedules(2, 6, 5, 1))
  })

  it('given another seed, draws other pauses', () => {
    expect(schedules(1, 6, 5, 2)).not.toEqual(schedules(1, 6, 5, 1))
  })

  it('given many turns, pauses as people do and says every recording', () => {
    const turns = schedules(10, 100, 5, 1).flatMap(([, ...later]) => later)
    const pauses = turns.map(({ pauseMs }) => pauseMs)
    const mean = pauses.reduce((sum, ms) => sum + ms, 0) / pauses.length
    expect(mean).toBeGreaterThan(1_800)
    expect(mean).toBeLessThan(2_200)
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(800)
    expect(new Set(turns.map(({ recording }) => recording)).size).toBe(5)
  })
})
