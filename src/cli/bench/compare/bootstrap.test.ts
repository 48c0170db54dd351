import { describe, expect, it } from 'vitest'
import { seeded } from '../../../shared/seeded.mjs'
import { isShown, pairedInterval } from './bootstrap.ts'

/** About normal, by the sum of twelve. */
function noise(seed: number, n: number): number[] {
  const random = seeded(seed)
  return Array.from({ length: n }, () => {
    return Array.from({ length: 12 }, random).reduce((sum, x) => sum + x, -6)
  })
}

describe('pairedInterval', () => {
  it('given noise about nothing, shows a difference in about one of twenty experiments', () => {
    const shown = Array.from({ length: 80 }, (_, i) => pairedInterval(noise(i, 24), i)!)
    const share = shown.filter(isShown).length / shown.length
    expect(share).toBeGreaterThan(0.01)
    expect(share).toBeLessThan(0.12)
  })

  it('given a difference five times its noise, shows it, with the mean between the bounds', () => {
    const interval = pairedInterval(
      noise(3, 20).map((x) => 5 + x),
      1,
    )!
    expect(isShown(interval)).toBe(true)
    expect(interval.low).toBeLessThan(interval.mean)
    expect(interval.high).toBeGreaterThan(interval.mean)
    expect(interval.low).toBeGreaterThan(4)
  })

  it('given one far outlier, leans to its side', () => {
    const { mean, low, high } = pairedInterval([...noise(4, 19), 30], 1)!
    expect(high - mean).toBeGreaterThan(mean - low)
  })

  it('given too few pairs, shows no difference, however alike they are', () => {
    expect(isShown(pairedInterval([40, 41, 40, 41, 40], 1)!)).toBe(false)
  })

  it('given pairs that all differ alike, is that difference; given none, nothing', () => {
    expect(pairedInterval([7, 7, 7, 7, 7, 7], 1)).toEqual({ n: 6, mean: 7, low: 7, high: 7 })
    expect(pairedInterval([], 1)).toBe(undefined)
  })

  it('given the same pairs and seed, is the same', () => {
    const pairs = noise(9, 12)
    expect(pairedInterval(pairs, 5)).toEqual(pairedInterval(pairs, 5))
  })
})
