// The delay, found and followed.
import { describe, expect, it } from 'vitest'
import { DelayEstimator } from './delay-estimator.ts'
import { emptySpectrum, RealFft } from './real-fft.ts'
import { BINS, BLOCK_SAMPLES, ReferenceHistory, SPECTRUM_SAMPLES } from './reference-history.ts'
import { inRoom, mixed, noise, syllables } from './testing/signals.ts'

const LAGS = 32
const fft = new RealFft(SPECTRUM_SAMPLES)

/** Feeds both; tells the blocks at which the delay was said to have jumped. */
function follow(estimator: DelayEstimator, played: Float32Array, heard: Float32Array): number[] {
  const history = new ReferenceHistory(fft, LAGS)
  const padded = new Float64Array(SPECTRUM_SAMPLES)
  const spectrum = emptySpectrum(BINS)
  const jumps: number[] = []
  for (let at = 0, block = 0; at + BLOCK_SAMPLES <= played.length; at += BLOCK_SAMPLES, block++) {
    history.push(played.subarray(at, at + BLOCK_SAMPLES))
    padded.set(heard.subarray(at, at + BLOCK_SAMPLES), BLOCK_SAMPLES)
    fft.forward(padded, spectrum)
    if (estimator.update(history, spectrum, false)) jumps.push(block)
  }
  return jumps
}

describe('DelayEstimator', () => {
  it.each([40, 1300, 6400])('given an echo after %i samples, finds it to the sample', (delay) => {
    const estimator = new DelayEstimator(fft, LAGS)
    const played = syllables(16_000)
    const jumps = follow(estimator, played, inRoom(played, delay))
    expect(estimator.samples).toBe(delay)
    expect(jumps).toHaveLength(1)
  })

  it('given somebody three times as loud as the echo, finds it all the same', () => {
    const estimator = new DelayEstimator(fft, LAGS)
    const played = noise(16_000, 0.1)
    follow(estimator, played, mixed(inRoom(played, 2000), noise(16_000, 0.15, 4)))
    expect(estimator.samples).toBe(2000)
  })

  it('given a delay that jumps, follows within a second', () => {
    const estimator = new DelayEstimator(fft, LAGS)
    const played = noise(32_000, 0.3)
    const late = inRoom(played, 2900)
    const heard = inRoom(played, 1300).map((sample, i) => (i < 16_000 ? sample : late[i]!))
    expect(follow(estimator, played, heard)).toHaveLength(2)
    expect(estimator.samples).toBe(2900)
  })

  it('given no echo, finds none', () => {
    const estimator = new DelayEstimator(fft, LAGS)
    follow(estimator, noise(32_000), noise(32_000, 0.5, 9))
    expect(estimator.samples).toBeNull()
  })
})
