import { describe, expect, it } from 'vitest'
import { TokenPace } from './token-pace.ts'

function paced(...timesMs: number[]): TokenPace {
  const pace = new TokenPace()
  for (const timeMs of timesMs) pace.note(timeMs)
  return pace
}

describe('how quickly tokens come', () => {
  it('given several, then it is the mean of what they took, without the wait for the first', () => {
    expect(paced(500, 540, 600).tokenMs).toBe(50)
  })

  it('given one or none, then it is not known', () => {
    expect(paced().tokenMs).toBeUndefined()
    expect(paced(500).tokenMs).toBeUndefined()
  })

  it('given three words within a moment, then words come quickly; once told, that stands', () => {
    const pace = paced(500)
    expect(pace.words(590)).toBe('quickly')
    expect(pace.words(2_000)).toBe('quickly')
    expect(paced(500).words(700)).toBe('slowly')
  })
})
