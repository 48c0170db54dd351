import { describe, expect, it } from 'vitest'
import { fromHalf, toHalf } from './half-float.ts'

describe('half floats', () => {
  it('given every finite bit pattern, when decoded and encoded again, then it is unchanged', () => {
    const finite = Array.from({ length: 65_536 }, (_, half) => half).filter(
      (half) => (half & 0x7c00) !== 0x7c00,
    )
    expect(finite.filter((half) => toHalf(fromHalf(half)) !== half)).toEqual([])
  })

  it('given a value between two half floats, when encoded, then the nearest is taken, ties to even', () => {
    expect(toHalf(1 + 1 / 2048)).toBe(0x3c00)
    expect(toHalf(1 + 3 / 2048)).toBe(0x3c02)
    expect(toHalf(2 ** -25)).toBe(0)
    expect(toHalf(1.5 * 2 ** -24)).toBe(2)
  })

  it('given a value out of range, when encoded, then it is infinity with the sign kept', () => {
    expect(toHalf(65_520)).toBe(0x7c00)
    expect(toHalf(-1e9)).toBe(0xfc00)
    expect(toHalf(65_519)).toBe(0x7bff)
  })
})
