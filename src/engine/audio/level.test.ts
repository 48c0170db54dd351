import { describe, expect, it } from 'vitest'
import { firstAudibleMs, firstAudibleSample, lastAudibleMs, levelsDbfs } from './level.ts'

/** 100 ms at 16 kHz, silent but for a constant ±`gain` between two times. */
function burst(fromMs: number, toMs: number, gain: number): Float32Array {
  return Float32Array.from({ length: 1600 }, (_, i) =>
    i >= fromMs * 16 && i < toMs * 16 ? gain * (i % 2 === 0 ? 1 : -1) : 0,
  )
}

describe('levels', () => {
  it('given silence and full scale, says −120 and 0 dBFS', () => {
    const levels = levelsDbfs(burst(50, 100, 1), 16_000)
    expect(levels).toHaveLength(10)
    expect(levels[0]).toBeCloseTo(-120, 3)
    expect(levels[9]).toBeCloseTo(0, 3)
  })

  it('given a burst, finds the windows it begins and ends in', () => {
    const pcm = burst(32, 61, 0.1)
    expect(firstAudibleMs(pcm, 16_000)).toBe(30)
    expect(firstAudibleSample(pcm, 16_000)).toBe(480)
    expect(lastAudibleMs(pcm, 16_000)).toBe(70)
  })

  it('given sound below −45 dBFS, hears nothing', () => {
    const pcm = burst(0, 100, 0.005) // −46 dBFS
    expect(firstAudibleMs(pcm, 16_000)).toBeNull()
    expect(lastAudibleMs(pcm, 16_000)).toBeNull()
    expect(firstAudibleMs(pcm, 16_000, -50)).toBe(0)
  })

  it('given 22,050 Hz, uses the windows of the measuring tool (221 samples)', () => {
    expect(levelsDbfs(new Float32Array(2210), 22_050)).toHaveLength(10)
  })
})
