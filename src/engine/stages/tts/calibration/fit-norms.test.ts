import { describe, expect, it } from 'vitest'
import { FEATURES, predictStatistics, STATISTICS } from '../streaming/norm-statistics.ts'
import { fitNorms, type Measurement } from './fit-norms.ts'

/** A voice whose statistics follow two of its features. */
function utterance(one: number, other: number): Measurement {
  const features = new Float32Array(FEATURES)
  features[0] = one
  features[700] = other
  return {
    features,
    mean: Float32Array.from({ length: STATISTICS }, (_, at) => one * (at % 3) + 0.5 * other),
    variance: Float32Array.from({ length: STATISTICS }, (_, at) => Math.exp(0.2 * one + (at % 2))),
  }
}

describe('fitNorms', () => {
  it('given utterances whose norms follow their features, foretells another one’s', () => {
    const known = Array.from({ length: 40 }, (_, at) => utterance(Math.sin(at), Math.cos(2 * at)))
    const expected = utterance(0.3, -0.4)
    const { mean, variance } = predictStatistics(fitNorms(known, 4), expected.features)
    for (const at of [0, 1, 2, 5_000, STATISTICS - 1]) {
      expect(mean[at]).toBeCloseTo(expected.mean[at]!, 1)
      expect(variance[at]! / expected.variance[at]!).toBeCloseTo(1, 1)
    }
  })
})
