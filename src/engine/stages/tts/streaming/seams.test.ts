import { describe, expect, it } from 'vitest'
import { FRAME_SAMPLES } from './kokoro-parts.ts'
import { fromSeam, SEAM_FRAMES, seamFrame, toSeam } from './seams.ts'

const MARGIN = SEAM_FRAMES * FRAME_SAMPLES

function tone(length: number, period: number, phase: number): Float32Array {
  return Float32Array.from({ length }, (_, at) =>
    Math.sin((2 * Math.PI * (at + phase + 0.5)) / period),
  )
}

describe('seamFrame', () => {
  it('given tokens before it, lies behind the last of them', () => {
    expect(seamFrame([26, 4, 6, 2, 8, 2], 3)).toBe(38)
  })
})

describe('toSeam and fromSeam', () => {
  it('given waves of any phase, joins them where both rise through zero', () => {
    for (let phase = 0; phase < 200; phase += 7) {
      const ended = toSeam(tone(3000, 200, phase))
      const begun = fromSeam(tone(3000, 200, phase / 2))
      expect(ended.at(-1)).toBeLessThan(0)
      expect(ended.at(-1)).toBeGreaterThan(-0.04)
      expect(begun[0]).toBeGreaterThanOrEqual(0)
      expect(begun[0]).toBeLessThan(0.04)
    }
  })

  it('given several such places, takes the nearest', () => {
    const pcm = tone(3000, 200, 20)
    expect(Math.abs(toSeam(pcm).length - (3000 - MARGIN))).toBeLessThanOrEqual(100)
    expect(Math.abs(3000 - fromSeam(pcm).length - MARGIN)).toBeLessThanOrEqual(100)
  })

  it('given a wave that never rises through zero, cuts at the place itself', () => {
    const pcm = new Float32Array(3000).fill(0.1)
    expect(toSeam(pcm)).toHaveLength(3000 - MARGIN)
    expect(fromSeam(pcm)).toHaveLength(3000 - MARGIN)
  })
})
