import { describe, expect, it } from 'vitest'
import { inNoise } from './in-noise.ts'
import { levelDbfs } from './level.ts'

describe('inNoise', () => {
  const tone = Float32Array.from({ length: 16_000 }, (_, i) => 0.1 * Math.sin(i / 5))

  it('given a level, puts so much noise under the speech', () => {
    const noise = inNoise(tone, 10).map((sample, i) => sample - tone[i]!)
    expect(levelDbfs(tone) - levelDbfs(noise)).toBeCloseTo(10, 0)
  })

  it('given the same speech, is the same every time, so that models can be compared', () => {
    expect(inNoise(tone, 0)).toEqual(inNoise(tone, 0))
  })
})
