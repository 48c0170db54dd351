// Reading at another pace.
import { describe, expect, it } from 'vitest'
import { DriftingReference } from './drifting-reference.ts'

const BLOCK = 256

function tone(length: number, from = 0, pace = 1): Float64Array {
  return Float64Array.from({ length }, (_, i) => Math.sin(0.3 * pace * (i - from)))
}

function read(reference: DriftingReference, sound: Float64Array, later: number): Float64Array {
  const out = new Float64Array(sound.length)
  for (let at = 0; at < sound.length; at += BLOCK) {
    reference.read(sound.subarray(at, at + BLOCK), later, out.subarray(at, at + BLOCK))
  }
  return out
}

describe('DriftingReference', () => {
  it('given no drift, reads what came in, late by its delay', () => {
    const reference = new DriftingReference()
    const out = read(reference, tone(2048), 0)
    const wanted = tone(2048, reference.delaySamples)
    for (let i = 512; i < 2048; i++) expect(out[i]).toBeCloseTo(wanted[i]!, 6)
  })

  it('given a drift, reads more slowly without a seam', () => {
    const out = read(new DriftingReference(), tone(20 * BLOCK), 0.5)
    const wanted = tone(20 * BLOCK, 96 / (1 - 0.5 / BLOCK) + 0.5 / BLOCK, 1 - 0.5 / BLOCK)
    for (let i = 512; i < out.length; i++) expect(Math.abs(out[i]! - wanted[i]!)).toBeLessThan(0.02)
  })

  it('given silence, takes the whole samples out of the lateness', () => {
    const reference = new DriftingReference()
    const before = reference.delaySamples
    reference.pass(3.4)
    expect(reference.settle()).toBe(3)
    expect(reference.delaySamples - before).toBeCloseTo(0.4)
  })

  it('given a drift without end, stops before it would read what has not come yet', () => {
    const reference = new DriftingReference()
    reference.pass(-1e6)
    expect(reference.delaySamples).toBeGreaterThan(0)
  })
})
