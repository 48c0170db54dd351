import { describe, expect, it } from 'vitest'
import { FitWitness } from './fit-witness.ts'

const after = (...fits: (number | null)[]): boolean => {
  const witness = new FitWitness()
  witness.begin()
  for (const fit of fits) witness.update(fit)
  return witness.isLost
}

describe('FitWitness', () => {
  it('given the beginning of a reply, knows nothing until the echo is as expected', () => {
    expect(after()).toBe(true)
    expect(after(0.3, 0.4)).toBe(true)
    expect(after(0.3, 0.8)).toBe(false)
  })

  it('given a person over the echo, still knows it; given an echo at another time, has lost it', () => {
    expect(after(0.9, 0.3)).toBe(false)
    expect(after(0.9, 0.05)).toBe(true)
    expect(after(0.9, 0.05, 0.3)).toBe(true)
    expect(after(0.9, 0.05, 0.7)).toBe(false)
  })

  it('given a pause of the reply, keeps what it knew; given headphones, has nothing to lose', () => {
    expect(after(...Array<null>(20).fill(null))).toBe(true)
    expect(after(...Array<null>(62).fill(null))).toBe(false)
  })
})
