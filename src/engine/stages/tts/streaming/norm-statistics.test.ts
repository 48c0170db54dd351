import { describe, expect, it } from 'vitest'
import { decodeNormModel, encodeNormModel } from './norm-model-file.ts'
import {
  FEATURES,
  featuresOf,
  predictStatistics,
  STATISTICS,
  type NormModel,
} from './norm-statistics.ts'

const filled = (length: number, value: (at: number) => number): Float32Array =>
  Float32Array.from({ length }, (_, at) => value(at))

const model: NormModel = {
  rank: 2,
  centre: filled(FEATURES, () => 1),
  scale: filled(FEATURES, () => 0.5),
  inner: filled(FEATURES * 2, (at) => (at === 0 ? 1 : at === 3 ? 2 : 0)),
  outer: filled(4 * STATISTICS, (at) => (at < 2 * STATISTICS ? 0.25 : 0.5)),
  bias: filled(2 * STATISTICS, (at) => (at < STATISTICS ? 3 : Math.log(2))),
}

describe('featuresOf', () => {
  it('given an utterance, tells means, mean squares, source, style and length', () => {
    const frames = filled(512 * 4, (at) => (at < 4 ? at : 0)) // channel 0: 0 1 2 3
    const source = filled(1_200, (at) => (at % 2 === 0 ? 0.5 : -0.5))
    const features = featuresOf({ frames, source, style: filled(128, (at) => at) })
    expect(features).toHaveLength(FEATURES)
    expect(features[0]).toBe(1.5)
    expect(features[512]).toBe(3.5)
    expect([...features.slice(1024, 1027)]).toEqual([0.5, 0.25, expect.closeTo(1, 2)])
    expect(features[1027 + 127]).toBe(127)
    expect([...features.slice(1155)]).toEqual([expect.closeTo(Math.log(4), 6), 0.25])
  })
})

describe('predictStatistics', () => {
  it('given a model, goes through its ranks and gives variances above zero', () => {
    const features = filled(FEATURES, (at) => (at === 0 ? 3 : at === 1 ? 5 : 1))
    const { mean, variance } = predictStatistics(model, features) // hidden: 1 × 1 and 2 × 2
    expect(mean[0]).toBeCloseTo(3 + 1 * 0.25 + 4 * 0.5, 5)
    expect(variance[STATISTICS - 1]).toBeCloseTo(2 * Math.exp(0.25 + 2), 4)
  })
})

describe('a norm model’s file', () => {
  it('given a model, when written and read, then it is the same', () => {
    expect(decodeNormModel(encodeNormModel(model))).toEqual(model)
  })

  it('given a file that is cut short or of another kind, refuses it', () => {
    const bytes = encodeNormModel(model)
    expect(() => decodeNormModel(bytes.subarray(0, bytes.length - 1))).toThrow('not a norm model')
    expect(() => decodeNormModel(new Uint8Array(3))).toThrow('not a norm model')
  })
})
