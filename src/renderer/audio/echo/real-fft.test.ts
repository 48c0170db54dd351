// The transform against its definition.
import { describe, expect, it } from 'vitest'
import { emptySpectrum, RealFft } from './real-fft.ts'
import { noise } from './testing/signals.ts'

function byDefinition(signal: Float64Array, bin: number): { re: number; im: number } {
  let re = 0
  let im = 0
  for (let i = 0; i < signal.length; i++) {
    re += signal[i]! * Math.cos((2 * Math.PI * bin * i) / signal.length)
    im -= signal[i]! * Math.sin((2 * Math.PI * bin * i) / signal.length)
  }
  return { re, im }
}

describe('RealFft', () => {
  it.each([4, 64, 512])('given %i samples, every bin is what the definition says', (size) => {
    const signal = Float64Array.from(noise(size))
    const fft = new RealFft(size)
    const spectrum = emptySpectrum(fft.bins)

    fft.forward(signal, spectrum)

    for (let bin = 0; bin < fft.bins; bin++) {
      const wanted = byDefinition(signal, bin)
      expect(spectrum.re[bin]).toBeCloseTo(wanted.re, 8)
      expect(spectrum.im[bin]).toBeCloseTo(wanted.im, 8)
    }
  })

  it('given a spectrum of its own, the inverse gives the signal back', () => {
    const signal = Float64Array.from(noise(512))
    const fft = new RealFft(512)
    const spectrum = emptySpectrum(fft.bins)
    const back = new Float64Array(512)

    fft.forward(signal, spectrum)
    fft.inverse(spectrum, back)

    back.forEach((sample, i) => expect(sample).toBeCloseTo(signal[i]!, 10))
  })
})
