// The place at which an expected echo fits what is heard.
import { describe, expect, it } from 'vitest'
import { PathTrial, TRIAL_BLOCKS } from './path-trial.ts'
import { BLOCK_SAMPLES } from './reference-history.ts'
import { mixed, noise } from './testing/signals.ts'

const SAMPLES = TRIAL_BLOCKS * BLOCK_SAMPLES
const MARGIN = 1024

/** What the trial makes of `heard`, of which only the end counts. */
function tried(heard: Float32Array, expected: Float32Array) {
  const trial = new PathTrial()
  const last = heard.subarray(heard.length - SAMPLES)
  for (let at = 0; at < SAMPLES; at += BLOCK_SAMPLES)
    trial.push(last.subarray(at, at + BLOCK_SAMPLES))
  return trial.best(Float64Array.from(expected.subarray(expected.length - SAMPLES)))
}

describe('PathTrial', () => {
  const expected = noise(SAMPLES + MARGIN)
  const later = (samples: number): Float32Array =>
    expected.map((_, i) => expected[i - samples] ?? 0)

  it.each([-80, -32, 0, 32, 80, 400])('given an echo %i samples later, tells it', (samples) => {
    const { samples: found, fit } = tried(later(samples), expected)
    expect(found).toBe(samples)
    expect(fit).toBeGreaterThan(0.95)
  })

  it('given a move of 2 ms, where it is fits nothing', () => {
    expect(tried(later(32), expected).unmoved).toBeLessThan(0.1)
  })

  it('given half the volume, fits as well', () => {
    const heard = later(32).map((sample) => sample / 2)
    expect(tried(heard, expected)).toMatchObject({ samples: 32 })
  })

  it('given a person as loud as an echo that is where it is expected, moves nothing', () => {
    const { samples, fit } = tried(mixed(expected, noise(expected.length, 0.5, 5)), expected)
    expect(samples).toBe(0)
    expect(fit).toBeLessThan(0.7)
  })

  it('given silence, fits nothing', () => {
    const silence = new Float32Array(SAMPLES)
    expect(tried(silence, silence)).toEqual({ samples: 0, fit: 0, unmoved: 0 })
  })
})
