import { describe, expect, it } from 'vitest'
import { Leveller } from './loudness.ts'

const CEILING = 10 ** (-1 / 20)

describe('Leveller', () => {
  it('given a gain, applies it', () => {
    expect([...new Leveller(6.0206).level(Float32Array.of(0.1, -0.2))]).toEqual([
      expect.closeTo(0.2, 4),
      expect.closeTo(-0.4, 4),
    ])
  })

  it('given a stretch that would pass −1 dBFS, comes down to it within 5 ms and stays there', () => {
    const leveller = new Leveller(3)
    leveller.level(new Float32Array(240).fill(0.2))
    const loud = leveller.level(new Float32Array(480).fill(0.9))
    expect(Math.max(...loud)).toBeLessThanOrEqual(CEILING + 1e-6)
    expect(loud.at(-1)).toBeCloseTo(CEILING, 5)
    const after = leveller.level(new Float32Array(480).fill(0.2))
    expect(after.at(-1)! / 0.2).toBeCloseTo(CEILING / 0.9, 4)
  })

  it('given the change of gain, makes no step', () => {
    const leveller = new Leveller(0)
    const before = leveller.level(new Float32Array(240).fill(0.5))
    const after = leveller.level(
      Float32Array.from({ length: 480 }, (_, at) => (at < 400 ? 0.5 : 1.5)),
    )
    expect(Math.abs(after[0]! - before.at(-1)!)).toBeLessThan(0.01)
  })

  it('given silence, leaves it', () => {
    expect(new Leveller(6).level(new Float32Array(3))).toEqual(new Float32Array(3))
  })
})
