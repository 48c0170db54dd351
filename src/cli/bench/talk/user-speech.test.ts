import { describe, expect, it } from 'vitest'
import { firstAudibleMs, levelDbfs } from '../../../engine/audio/level.ts'
import { asHeard } from './user-speech.ts'

/** A second, of which the middle 400 ms sound. */
const spoken = (gain: number): Float32Array =>
  Float32Array.from({ length: 16_000 }, (_, i) =>
    i >= 4_800 && i < 11_200 ? gain * Math.sin(i / 8) : 0,
  )

describe('asHeard', () => {
  it.each([0.01, 0.9])(
    'given a gain of %f, speaks at −20 dBFS behind 300 ms of silence',
    (gain) => {
      const heard = asHeard(spoken(gain))
      expect(heard).toHaveLength(4_800 + 6_400)
      expect(firstAudibleMs(heard, 16_000)).toBe(300)
      expect(levelDbfs(heard.subarray(4_800))).toBeCloseTo(-20, 1)
    },
  )
  it('given silence, is nothing at all', () => {
    expect(asHeard(new Float32Array(16_000))).toHaveLength(0)
  })
})
