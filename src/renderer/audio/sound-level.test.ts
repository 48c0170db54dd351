// Levels and the first audible sample.
import { describe, expect, it } from 'vitest'
import { firstAudibleSample, levelDbfs, meterLevel } from './sound-level.ts'

describe('meterLevel', () => {
  it('given −60, −30 and 0 dBFS, stands at the bottom, the middle and the top', () => {
    expect([-90, -60, -30, 0, 3].map(meterLevel)).toEqual([0, 0, 0.5, 1, 1])
  })
})

describe('levelDbfs', () => {
  it('given silence and full scale, is −120 and 0', () => {
    expect(levelDbfs(new Float32Array(10))).toBeCloseTo(-120)
    expect(levelDbfs(new Float32Array(10).fill(1))).toBeCloseTo(0)
  })
})

describe('firstAudibleSample', () => {
  it('given a sound after 25 ms of silence, names the window it begins in', () => {
    const pcm = new Float32Array(2400)
    pcm.fill(0.1, 600)
    expect(firstAudibleSample(pcm, 24_000)).toBe(480)
  })

  it('given only silence, there is none', () => {
    expect(firstAudibleSample(new Float32Array(2400), 24_000)).toBeNull()
  })
})
