import { describe, expect, it } from 'vitest'
import { FitWitness } from './fit-witness.ts'

/** Factors, each with its deviation. */
const after = (...fits: ([number, number] | null)[]): boolean => {
  const witness = new FitWitness()
  witness.begin()
  for (const fit of fits) witness.update(fit && { factor: fit[0], deviation: fit[1] })
  return witness.isLost
}

describe('FitWitness', () => {
  it('given the beginning of a reply, knows nothing until the echo is as expected', () => {
    expect(after()).toBe(true)
    expect(after([0.1, 0.05])).toBe(true)
    expect(after([0.9, 0.05])).toBe(false)
  })

  it('given an echo at another time, has lost it until it is found', () => {
    expect(after([0.9, 0.05], [0.05, 0.05])).toBe(true)
    expect(after([0.9, 0.05], [0.05, 0.05], [0.2, 0.05])).toBe(true)
    expect(after([0.9, 0.05], [0.05, 0.05], [0.7, 0.05])).toBe(false)
  })

  it('given a person so loud that nothing is certain, keeps what it knew', () => {
    expect(after([0.9, 0.05], [0.1, 0.4])).toBe(false)
    expect(after([0.9, 0.4])).toBe(true)
  })

  it('given a pause of the reply, keeps what it knew; given headphones, has nothing to lose', () => {
    expect(after(...Array<null>(20).fill(null))).toBe(true)
    expect(after(...Array<null>(62).fill(null))).toBe(false)
  })
})
