import { describe, expect, it } from 'vitest'
import { plan } from './plan.ts'

describe('plan', () => {
  it('given two rounds, plays each recording with either side first', () => {
    const pairs = plan(5, 2, 1)
    for (let recording = 0; recording < 5; recording++) {
      const firsts = pairs.filter((pair) => pair.recording === recording).map(({ first }) => first)
      expect(firsts.toSorted()).toEqual([0, 1])
    }
  })

  it('given the same seed, is the same plan; given others, sides are drawn anew', () => {
    const firsts = (seed: number) =>
      plan(8, 1, seed)
        .map(({ first }) => first)
        .join('')
    expect(firsts(4)).toBe(firsts(4))
    expect(new Set([1, 2, 3, 4, 5, 6].map(firsts)).size).toBeGreaterThan(3)
  })
})
