import { describe, expect, it } from 'vitest'
import { Speculation } from './speculation.ts'

describe('Speculation', () => {
  it('given replies withdrawn one after the other, counts them and adds up what they took', () => {
    const speculation = new Speculation()
    for (const madeMs of [120, 80]) {
      speculation.begin({})
      speculation.withdrew(madeMs)
    }
    speculation.begin({})
    expect(speculation.figures).toEqual({
      replies_prepared: 3,
      replies_withdrawn: 2,
      withdrawn_ms: 200,
    })
  })

  it('given that none may be prepared, counts none, and nobody asks whether the words are finished', () => {
    const speculation = new Speculation()
    expect(speculation.begin({ mayPrepareAhead: () => false })).toBe(false)
    expect(speculation.unasked).toBe(null)
    expect(speculation.figures.replies_prepared).toBe(0)
    expect(speculation.begin({ mayPrepareAhead: () => true })).toBe(true)
    expect(speculation.unasked).toBe(undefined)
  })

  it('given a reply that was begun at the commitment, counts nothing of it', () => {
    const speculation = new Speculation()
    speculation.withdrew(500)
    expect(speculation.figures).toEqual({
      replies_prepared: 0,
      replies_withdrawn: 0,
      withdrawn_ms: 0,
    })
  })
})
