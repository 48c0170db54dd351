import { describe, expect, it } from 'vitest'
import { quietCut, quietCuts } from './quiet-cuts.ts'

const SECOND = 16_000

/** Loud sound with pauses at the given places, each `[startSeconds, seconds]`. */
function speech(seconds: number, ...pauses: [number, number][]): Float32Array {
  const pcm = Float32Array.from({ length: seconds * SECOND }, (_, i) => 0.3 * Math.sin(i / 5))
  for (const [start, length] of pauses) pcm.fill(0.001, start * SECOND, (start + length) * SECOND)
  return pcm
}

describe('quietCut', () => {
  it('given audio that one pass can hear, does not cut', () => {
    expect(quietCut(speech(12))).toBeUndefined()
    expect(quietCuts(speech(7))).toEqual([])
  })

  it('given a pause, cuts inside it', () => {
    const cut = quietCut(speech(20, [8, 0.5]))!
    expect(cut / SECOND).toBeGreaterThan(8.1)
    expect(cut / SECOND).toBeLessThan(8.4)
  })

  it('given several pauses, takes the last that fits', () => {
    expect(quietCut(speech(20, [6, 0.5], [10, 0.5], [15, 0.5]))! / SECOND).toBeCloseTo(10.25, 0)
  })

  it('given audio without a pause, still cuts within the window', () => {
    const cut = quietCut(speech(20))! / SECOND
    expect(cut).toBeGreaterThanOrEqual(5)
    expect(cut).toBeLessThanOrEqual(12)
  })

  it('given an end just past the window, leaves a rest worth a pass', () => {
    expect(quietCut(speech(12.1))! / SECOND).toBeLessThanOrEqual(12.1 - 1.5)
  })

  it('given a minute, leaves no part longer than the window', () => {
    const cuts = [0, ...quietCuts(speech(60, [9, 1], [29, 0.3])), 60 * SECOND]
    for (let i = 1; i < cuts.length; i++) {
      expect((cuts[i]! - cuts[i - 1]!) / SECOND).toBeLessThanOrEqual(12)
    }
  })
})
