import { describe, expect, it } from 'vitest'
import { distinctTiers, haveSameModels } from './tiers.ts'

describe('tiers', () => {
  it('given all of them, keeps the fastest first and none that differs in name alone', () => {
    const tiers = distinctTiers()
    expect(tiers[0]).toBe('fast')
    for (const [i, tier] of tiers.entries())
      expect(tiers.slice(i + 1).some((other) => haveSameModels(tier, other))).toBe(false)
  })
})
