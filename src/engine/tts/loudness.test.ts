import { describe, expect, it } from 'vitest'
import { level } from './loudness.ts'

describe('level', () => {
  it('given a gain, applies it', () => {
    expect([...level(Float32Array.of(0.1, -0.2), 6.0206)]).toEqual([
      expect.closeTo(0.2, 4),
      expect.closeTo(-0.4, 4),
    ])
  })

  it('given a peak that would pass −1 dBFS, takes the whole down and keeps its form', () => {
    const loud = level(Float32Array.of(0.55, -1.1), 3)
    expect(loud[1]).toBeCloseTo(-(10 ** (-1 / 20)), 4)
    expect(loud[0]! / loud[1]!).toBeCloseTo(-0.5, 4)
  })

  it('given silence, leaves it', () => {
    expect(level(new Float32Array(3), 6)).toEqual(new Float32Array(3))
  })
})
