import { describe, expect, it } from 'vitest'
import { FitWitness } from './fit-witness.ts'

/** Factors, each with its deviation. */
type Told = [factor: number, deviation: number] | null
const after = (...fits: Told[]): boolean => afterBoth(...fits.map((fit) => [fit, null] as const))
/** Of the last fifth of a second, and of the last blocks. */
const afterBoth = (...fits: (readonly [Told, Told])[]): boolean => {
  const witness = new FitWitness()
  const fitOf = (told: Told) => told && { factor: told[0], deviation: told[1] }
  witness.begin()
  for (const [fit, quick] of fits) witness.update(fitOf(fit), fitOf(quick))
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

  it('given a few blocks in which it did not come as expected, has lost it, whatever came before', () => {
    expect(
      afterBoth(
        [[0.9, 0.05], null],
        [
          [0.9, 0.1],
          [0.02, 0.15],
        ],
      ),
    ).toBe(true)
    expect(
      afterBoth(
        [[0.9, 0.05], null],
        [
          [0.9, 0.1],
          [0.1, 0.3],
        ],
      ),
    ).toBe(false)
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
