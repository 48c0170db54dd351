// What is tied to the echo, and what is not.
import { describe, expect, it } from 'vitest'
import { Alignment } from './alignment.ts'
import { emptySpectrum, RealFft } from './real-fft.ts'
import { BINS, BLOCK_SAMPLES, SPECTRUM_SAMPLES } from './reference-history.ts'
import { mixed, noise } from './testing/signals.ts'

function compared(heard: Float32Array, echo: Float32Array): Alignment {
  const fft = new RealFft(SPECTRUM_SAMPLES)
  const alignment = new Alignment()
  const spectra = [emptySpectrum(BINS), emptySpectrum(BINS)] as const
  const padded = new Float64Array(SPECTRUM_SAMPLES)
  for (let at = 0; at + BLOCK_SAMPLES <= heard.length; at += BLOCK_SAMPLES) {
    for (const [i, sound] of [heard, echo].entries()) {
      padded.set(sound.subarray(at, at + BLOCK_SAMPLES), BLOCK_SAMPLES)
      fft.forward(padded, spectra[i]!)
    }
    alignment.update(...spectra)
  }
  return alignment
}

describe('Alignment', () => {
  const echo = noise(16_000)

  it('given a person beside the expected echo, nothing of the rest is tied to it', () => {
    const { coherence, lagSamples } = compared(mixed(echo, noise(16_000, 0.5, 3)), echo)
    expect(coherence).toBeLessThan(0.1)
    expect(Math.abs(lagSamples)).toBeLessThan(0.2)
  })

  it('given twice the expected echo, all of the rest is', () => {
    const { coherence, leak } = compared(mixed(echo, echo), echo)
    expect(coherence).toBeGreaterThan(0.95)
    expect(leak).toBeCloseTo(1, 1)
  })

  it('given an echo that is late by a sample, tells the lag', () => {
    const late = Float32Array.from(echo, (_, i) => echo[i - 1] ?? 0)
    expect(compared(late, echo).lagSamples).toBeCloseTo(1, 0)
  })

  it('given silence, tells nothing', () => {
    const silence = new Float32Array(4096)
    expect(compared(silence, silence)).toMatchObject({ coherence: 0, leak: 0, lagSamples: 0 })
  })
})
