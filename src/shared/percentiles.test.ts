import { describe, expect, it } from 'vitest'
import { percentile, percentiles } from './percentiles.ts'

describe('percentiles', () => {
  it('given values in any order, interpolates between neighbours', () => {
    expect(percentile([40, 10, 30, 20], 50)).toBe(25)
    expect(percentile([10, 20, 30, 40], 90)).toBeCloseTo(37, 9)
    expect(percentiles([3, 1, 2])).toEqual({
      n: 3,
      p50: 2,
      p90: 2.8,
      p95: 2.9,
      p99: 2.98,
      min: 1,
      max: 3,
      mean: 2,
    })
  })

  it('given one value, it is every percentile', () => {
    expect(percentiles([7])).toMatchObject({ n: 1, p50: 7, p99: 7 })
  })

  it('given none, or no numbers, has no figures', () => {
    expect(percentiles([])).toMatchObject({ n: 0, p50: null, mean: null })
    expect(percentiles([Number.NaN])).toMatchObject({ n: 0, p95: null })
  })

  it('leaves the values as they were', () => {
    const values = [2, 1]
    percentiles(values)
    expect(values).toEqual([2, 1])
  })
})
