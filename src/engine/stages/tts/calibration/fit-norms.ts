// Fits a voice's norm model: ridge regression from features to statistics, cut down to a low rank.
import type { NormModel } from '../streaming/norm-statistics.ts'
import { solveRidge, symmetricEigen } from './linear-algebra.ts'

export interface Measurement {
  /** What is known of an utterance before it is sounded. */
  features: Float32Array
  /** What its norms were: means, then variances. */
  mean: Float32Array
  variance: Float32Array
}

/** Per feature; small: held-out utterances err least between 0.3 and 1. */
const RIDGE = 0.005
const RANK = 32
const SMALLEST_VARIANCE = 1e-8

/**
 * Means count by their channel's usual spread, variances by their logarithm.
 * Method: kernel ridge regression, then the first RANK singular vectors of what it predicts of the measurements.
 */
export function fitNorms(measurements: readonly Measurement[], rank = RANK): NormModel {
  const n = measurements.length
  const { features, centre, scale } = standardised(measurements.map((one) => one.features))
  const width = centre.length
  const { targets, bias, spread } = targetsOf(measurements)
  const outputs = bias.length
  const kernel = gram(features, n, width)
  const dual = solveRidge(kernel, RIDGE * width, Float64Array.from(targets), n) // [n, outputs]
  const fitted = product(kernel, dual, n, n, outputs)
  const leading = symmetricEigen(gram(fitted, n, outputs), n).slice(0, Math.min(rank, n))
  const inner = new Float32Array(width * leading.length)
  const outer = new Float32Array(leading.length * outputs)
  leading.forEach(({ value, vector }, k) => {
    const length = Math.sqrt(Math.max(value, 1e-30))
    const direction = product(vector, fitted, 1, n, outputs).map((one) => one / length)
    const weights = product(dual, direction, n, outputs, 1)
    const row = product(weights, features, 1, n, width)
    // The halves of the file keep most digits near 1: the length goes into the inner weights.
    const size = Math.sqrt(row.reduce((sum, one) => sum + one * one, 0) / width) || 1
    for (let feature = 0; feature < width; feature++)
      inner[feature * leading.length + k] = row[feature]! / size
    for (let at = 0; at < outputs; at++)
      outer[k * outputs + at] = direction[at]! * size * (at < outputs / 2 ? spread[at]! : 1)
  })
  return {
    rank: leading.length,
    centre: Float32Array.from(centre),
    scale: Float32Array.from(scale),
    inner,
    outer,
    bias: Float32Array.from(bias, (one, at) => (at < outputs / 2 ? one * spread[at]! : one)),
  }
}

function standardised(rows: readonly Float32Array[]) {
  const n = rows.length
  const width = rows[0]!.length
  const centre = new Float64Array(width)
  const scale = new Float64Array(width)
  const features = new Float64Array(n * width)
  for (let at = 0; at < width; at++) {
    centre[at] = rows.reduce((sum, row) => sum + row[at]!, 0) / n
    const variance = rows.reduce((sum, row) => sum + (row[at]! - centre[at]!) ** 2, 0) / n
    scale[at] = 1 / (Math.sqrt(variance) + 1e-6)
    rows.forEach((row, i) => (features[i * width + at] = (row[at]! - centre[at]!) * scale[at]!))
  }
  return { features, centre, scale }
}

function targetsOf(measurements: readonly Measurement[]) {
  const n = measurements.length
  const channels = measurements[0]!.mean.length
  const variances = measurements.map(({ variance }) =>
    variance.map((one) => Math.max(one, SMALLEST_VARIANCE)),
  )
  const spread = Float64Array.from({ length: channels }, (_, at) =>
    Math.sqrt(variances.reduce((sum, variance) => sum + variance[at]!, 0) / n),
  )
  const value = (i: number, at: number): number =>
    at < channels
      ? measurements[i]!.mean[at]! / spread[at]!
      : Math.log(variances[i]![at - channels]!)
  const outputs = 2 * channels
  const bias = Float64Array.from({ length: outputs }, (_, at) => {
    return measurements.reduce((sum, _one, i) => sum + value(i, at), 0) / n
  })
  const targets = new Float64Array(n * outputs)
  for (let i = 0; i < n; i++)
    for (let at = 0; at < outputs; at++) targets[i * outputs + at] = value(i, at) - bias[at]!
  return { targets, bias, spread }
}

/** rows · rowsᵀ */
function gram(rows: Float64Array, n: number, width: number): Float64Array {
  const all = new Float64Array(n * n)
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0
      for (let at = 0; at < width; at++) sum += rows[i * width + at]! * rows[j * width + at]!
      all[i * n + j] = all[j * n + i] = sum
    }
  }
  return all
}

/** [n, m] · [m, columns] */
function product(
  a: Float64Array,
  b: Float64Array,
  n: number,
  m: number,
  columns: number,
): Float64Array {
  const all = new Float64Array(n * columns)
  for (let i = 0; i < n; i++)
    for (let k = 0; k < m; k++) {
      const factor = a[i * m + k]!
      for (let column = 0; column < columns; column++)
        all[i * columns + column]! += factor * b[k * columns + column]!
    }
  return all
}
