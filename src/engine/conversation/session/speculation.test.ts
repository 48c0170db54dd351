import { describe, expect, it } from 'vitest'
import { Speculation } from './speculation.ts'

describe('Speculation', () => {
  it('given replies withdrawn one after the other, counts them and adds up what they took', () => {
    const speculation = new Speculation()
    for (const madeMs of [120, 80]) {
      speculation.began()
      speculation.withdrew(madeMs)
    }
    speculation.began()
    expect(speculation.figures).toEqual({
      replies_prepared: 3,
      replies_withdrawn: 2,
      withdrawn_ms: 200,
    })
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
