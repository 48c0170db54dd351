import { describe, expect, it } from 'vitest'
import { FFT_BINS, melFilterbank } from './mel-filterbank.ts'

describe('mel filterbank', () => {
  const filters = melFilterbank(80)

  it('given 80 bands, when made, then the first weights are those of the published filters', () => {
    // openai/whisper's mel_filters.npz: 0.02486259 in the first row, 0.00199082 in the second, both at 40 Hz.
    expect([...filters.subarray(0, 4)].map((weight) => weight.toFixed(6))).toEqual([
      '0.000000',
      '0.024863',
      '0.000000',
      '0.000000',
    ])
    expect(filters[FFT_BINS + 1]!.toFixed(6)).toBe('0.001991')
  })

  it('given 80 bands, when summed, then each wide filter has the same area of one hertz', () => {
    for (const band of [60, 70, 79]) {
      const row = filters.subarray(band * FFT_BINS, (band + 1) * FFT_BINS)
      const areaHz = row.reduce((sum, weight) => sum + weight, 0) * 40
      expect(areaHz).toBeCloseTo(1, 1)
    }
  })

  it('given the lowest and the highest frequency, when filtered, then they have no weight', () => {
    for (let band = 0; band < 80; band++) {
      expect(filters[band * FFT_BINS]).toBe(0)
      expect(filters[band * FFT_BINS + FFT_BINS - 1]).toBeCloseTo(0, 6)
    }
  })
})
