// What is handed on of frames that are the assistant's own, and of those that are not.
import { describe, expect, it } from 'vitest'
import { ResidualSuppressor } from './residual-suppressor.ts'

const frame = (): Float32Array => new Float32Array(512).fill(0.5)
const OWN = 0.9
const PERSONS = 0.2

/** The last of `count` frames. */
function after(suppressor: ResidualSuppressor, count: number, ownShare = OWN): Float32Array {
  for (let i = 1; i < count; i++) suppressor.process(frame(), ownShare)
  return suppressor.process(frame(), ownShare)
}

describe('ResidualSuppressor', () => {
  it('given two own frames (64 ms), hands them on as they are', () => {
    const samples = frame()
    const suppressor = new ResidualSuppressor()
    suppressor.process(frame(), OWN)
    expect(suppressor.process(samples, OWN)).toBe(samples)
  })

  it('given own frames for longer, takes more than 20 dB away', () => {
    const level = after(new ResidualSuppressor(), 4)[200]!
    expect(20 * Math.log10(level / 0.5)).toBeLessThan(-20)
  })

  it('given the first frame of a person, has the full gain within 2 ms', () => {
    const suppressor = new ResidualSuppressor()
    after(suppressor, 5)
    const samples = suppressor.process(frame(), PERSONS)
    expect(samples[32]).toBe(0.5)
    expect(after(suppressor, 1, PERSONS)[0]).toBe(0.5)
  })

  it('given a change, steps by no more than a thirtieth from sample to sample', () => {
    const suppressor = new ResidualSuppressor()
    after(suppressor, 2)
    const steps = [OWN, OWN, PERSONS].flatMap((ownShare) => [
      ...suppressor.process(frame(), ownShare),
    ])
    for (let i = 1; i < steps.length; i++)
      expect(Math.abs(steps[i]! - steps[i - 1]!)).toBeLessThan(0.5 / 30)
  })

  it('given nothing played, hands on what it gets, however quiet', () => {
    const suppressor = new ResidualSuppressor()
    expect(after(suppressor, 6, 0)[0]).toBe(0.5)
  })
})
