// The capture resampler: what passes, what does not, and that chunks leave no seams.
import { describe, expect, it } from 'vitest'
import { StreamingResampler } from './streaming-resampler.ts'

const TO_HZ = 16_000

function tone(hz: number, rateHz: number, seconds: number): Float32Array {
  return Float32Array.from({ length: rateHz * seconds }, (_, i) =>
    Math.sin((2 * Math.PI * hz * i) / rateHz),
  )
}

function resampled(pcm: Float32Array, fromHz: number, chunk = 128): Float32Array {
  const out: number[] = []
  const resampler = new StreamingResampler(fromHz, TO_HZ, (sample) => out.push(sample))
  for (let at = 0; at < pcm.length; at += chunk) resampler.push(pcm.subarray(at, at + chunk))
  return Float32Array.from(out)
}

function rmsDb(pcm: Float32Array): number {
  return 10 * Math.log10(pcm.reduce((sum, x) => sum + x * x, 0) / pcm.length + 1e-15)
}

describe('StreamingResampler', () => {
  it.each([44_100, 48_000, 96_000])(
    'given %i Hz, a tone of 1 kHz comes out as it would be at 16 kHz',
    (fromHz) => {
      const out = resampled(tone(1000, fromHz, 0.5), fromHz).subarray(200, 7000)
      const wanted = tone(1000, TO_HZ, 0.5).subarray(200, 7000)

      const difference = out.map((sample, i) => sample - wanted[i]!)
      expect(rmsDb(difference)).toBeLessThan(-60)
    },
  )

  it('given a tone above what 16 kHz can carry, almost nothing of it comes through', () => {
    const out = resampled(tone(9500, 48_000, 0.5), 48_000).subarray(200)
    expect(rmsDb(out)).toBeLessThan(-60)
  })

  it('given a voice frequency of 6 kHz, it passes within half a decibel', () => {
    const out = resampled(tone(6000, 48_000, 0.5), 48_000).subarray(200, 7000)
    expect(rmsDb(out)).toBeGreaterThan(-3.01 - 0.5)
    expect(rmsDb(out)).toBeLessThan(-3.01 + 0.5)
  })

  it('given other chunk sizes, the result is the same', () => {
    const pcm = tone(440, 44_100, 0.3)
    expect(resampled(pcm, 44_100, 1000).slice(0, 4000)).toEqual(
      resampled(pcm, 44_100, 128).slice(0, 4000),
    )
  })

  it('given as many samples as a second has, it makes a second, less the delay of the filter', () => {
    const out = resampled(tone(440, 48_000, 1), 48_000)
    expect(out.length).toBeGreaterThan(TO_HZ - 30)
    expect(out.length).toBeLessThanOrEqual(TO_HZ)
  })

  it('given 16 kHz, passes the samples untouched', () => {
    const pcm = tone(440, TO_HZ, 0.1)
    expect(resampled(pcm, TO_HZ)).toEqual(pcm)
  })
})
