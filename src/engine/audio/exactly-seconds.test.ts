import { describe, expect, it } from 'vitest'
import { exactlySeconds } from './exactly-seconds.ts'

describe('exactlySeconds', () => {
  it('given clips shorter than wanted, repeats them in order and cuts the last', () => {
    const a = new Float32Array(6_000).fill(0.25)
    const b = new Float32Array(5_000).fill(-0.5)
    const all = exactlySeconds([a, b], 1)
    expect(all).toHaveLength(16_000)
    expect([all[5_999], all[6_000], all[10_999], all[11_000], all[15_999]]).toEqual([
      0.25, -0.5, -0.5, 0.25, 0.25,
    ])
  })
  it('given a clip longer than wanted, cuts it', () => {
    expect(exactlySeconds([new Float32Array(40_000)], 2)).toHaveLength(32_000)
  })
})
