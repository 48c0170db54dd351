import { describe, expect, it } from 'vitest'
import { encode } from './ggml-blocks.ts'
import { fromHalf } from './half-float.ts'

describe('q8_0 blocks', () => {
  it('given 32 values, when encoded, then the scale is their largest over 127 and each is rounded to it', () => {
    const values = Float32Array.from({ length: 32 }, (_, i) => (i === 0 ? -127 : i))
    const bytes = encode(values, 'q8_0')
    expect(bytes).toHaveLength(34)
    expect(fromHalf(bytes[0]! | (bytes[1]! << 8))).toBe(1)
    expect([...new Int8Array(bytes.buffer, 2)]).toEqual([...values])
  })

  it('given halves between two steps, when encoded, then they round away from zero as in C', () => {
    const values = new Float32Array(32)
    values.set([127, 0.5, -0.5, 1.5, -1.5])
    expect([...new Int8Array(encode(values, 'q8_0').buffer, 2, 5)]).toEqual([127, 1, -1, 2, -2])
  })

  it('given nothing but zeros, when encoded, then all bytes are zero', () => {
    expect([...encode(new Float32Array(64), 'q8_0')]).toEqual(new Array(68).fill(0))
  })

  it('given a number of values that fills no block, when encoded, then it is refused', () => {
    expect(() => encode(new Float32Array(33), 'q8_0')).toThrow(RangeError)
  })
})

describe('plain types', () => {
  it('given values, when encoded as f32 and f16, then they are little-endian', () => {
    expect([...encode(Float32Array.of(1), 'f32')]).toEqual([0, 0, 0x80, 0x3f])
    expect([...encode(Float32Array.of(1, -2), 'f16')]).toEqual([0x00, 0x3c, 0x00, 0xc0])
  })
})
