import { describe, expect, it } from 'vitest'
import { quietCut } from './quiet-cut.ts'

const SECOND = 16_000

/** Loud sound with pauses at the given places, each `[startSeconds, seconds]`. */
function speech(seconds: number, ...pauses: [number, number][]): Float32Array {
  const pcm = Float32Array.from({ length: seconds * SECOND }, (_, i) => 0.3 * Math.sin(i / 5))
  for (const [start, length] of pauses) pcm.fill(0.001, start * SECOND, (start + length) * SECOND)
  return pcm
}

describe('quietCut', () => {
  it('given audio that one pass can hear, does not cut', () => {
    expect(quietCut(speech(9))).toBeUndefined()
  })

  it('given a pause, cuts inside it', () => {
    const cut = quietCut(speech(20, [6, 0.5]))!
    expect(cut / SECOND).toBeGreaterThan(6.1)
    expect(cut / SECOND).toBeLessThan(6.4)
  })

  it('given several pauses, takes the last that fits', () => {
    expect(quietCut(speech(20, [4, 0.5], [8, 0.5], [15, 0.5]))! / SECOND).toBeCloseTo(8.25, 0)
  })

  it('given audio without a pause, still cuts within the window', () => {
    const cut = quietCut(speech(20))! / SECOND
    expect(cut).toBeGreaterThanOrEqual(4)
    expect(cut).toBeLessThanOrEqual(9)
  })

  it('given an end just past the window, leaves a rest worth a pass', () => {
    expect(quietCut(speech(9.1))! / SECOND).toBeLessThanOrEqual(9.1 - 1.5)
  })
})
