import { describe, expect, it } from 'vitest'
import { distinctTiers, haveSameModels, recognisersOf, TIERS } from './tiers.ts'

describe('tiers', () => {
  it('given all of them, keeps the fastest first and none that differs in name alone', () => {
    const tiers = distinctTiers()
    expect(tiers[0]).toBe('fast')
    for (const [i, tier] of tiers.entries())
      expect(tiers.slice(i + 1).some((other) => haveSameModels(tier, other))).toBe(false)
  })
})

describe('recognisersOf', () => {
  const { stt: first, carefulStt: careful } = TIERS.balanced

  it('given a chosen one, opens it beside the tier’s own, and no file twice', () => {
    expect(recognisersOf('balanced', {})).toEqual({ first, careful })
    const chosen = 'whisper-small-q8_0'
    expect(recognisersOf('balanced', { sttModel: chosen })).toEqual({ first, careful, chosen })
    expect(recognisersOf('balanced', { sttModel: careful! })).toEqual({ first, careful })
    expect(recognisersOf('fast', { sttModel: careful! })).toEqual({ first, chosen: careful })
  })

  it('given one that is to hear alone, opens no other', () => {
    expect(recognisersOf('balanced', { soleSttModel: 'any' })).toEqual({ first: 'any' })
  })
})
