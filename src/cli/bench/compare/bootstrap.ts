// How sure a difference is: bootstrap intervals of paired differences.
import { seeded } from '../../../shared/seeded.mjs'

export interface Interval {
  /** How many pairs. */
  n: number
  /** Mean of the differences, and the bounds that hold it in 95 of 100 such experiments. */
  mean: number
  low: number
  high: number
}

/** Fewer pairs than these tell of no difference, however alike they are. */
export const LEAST_PAIRS = 6
const RESAMPLES = 4_000
const TAIL = 0.025

/**
 * 95 % interval of the mean of `differences`, one of each pair, by the bias-corrected and accelerated bootstrap (BCa):
 * Efron and Tibshirani, An Introduction to the Bootstrap, 1993, section 14.3. The pairs are drawn, not their halves, so
 * that what both halves share cancels out.
 * @returns undefined for no pairs; one pair, or pairs that all differ alike, have an interval of no width
 */
export function pairedInterval(differences: readonly number[], seed: number): Interval | undefined {
  const n = differences.length
  if (n === 0) return undefined
  const mean = meanOf(differences)
  const random = seeded(seed)
  const draw = (): number => differences[Math.floor(random() * n)]!
  const means = Array.from({ length: RESAMPLES }, () => meanOf(Array.from({ length: n }, draw)))
  means.sort((a, b) => a - b)
  // Half of those that are equal count as below: of few pairs many resamples are.
  const below = means.filter((one) => one < mean).length
  const equal = means.filter((one) => one === mean).length
  const share = (below + equal / 2) / RESAMPLES
  if (share <= 0 || share >= 1) return { n, mean, low: means[0]!, high: means.at(-1)! }
  const bias = normalQuantile(share)
  const skew = acceleration(differences, mean)
  const bound = (z: number): number => {
    const shifted = bias + z
    const rank = normalShare(bias + shifted / (1 - skew * shifted)) * (RESAMPLES - 1)
    return means[Math.min(RESAMPLES - 1, Math.max(0, Math.round(rank)))]!
  }
  const z = normalQuantile(TAIL)
  return { n, mean, low: bound(z), high: bound(-z) }
}

/** A difference is shown where its interval is all on one side, and there are pairs enough to say so. */
export function isShown({ n, low, high }: Interval): boolean {
  return n >= LEAST_PAIRS && (low > 0 || high < 0)
}

/** By the jackknife; of a mean, what is left out moves it the other way. */
function acceleration(values: readonly number[], mean: number): number {
  const deviations = values.map((value) => value - mean)
  const squares = deviations.reduce((sum, d) => sum + d ** 2, 0)
  const cubes = deviations.reduce((sum, d) => sum + d ** 3, 0)
  return squares === 0 ? 0 : cubes / (6 * squares ** 1.5)
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** Of a standard normal, what lies below `z`; to 1e-7 (Abramowitz and Stegun 1964, 26.2.17). */
function normalShare(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z))
  const terms = [0.31938153, -0.356563782, 1.781477937, -1.821255978, 1.330274429]
  const sum = terms.reduceRight((rest, term) => (rest + term) * t, 0)
  const tail = (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * sum
  return z > 0 ? 1 - tail : tail
}

/** The inverse of `normalShare`, by halving. */
function normalQuantile(share: number): number {
  let [low, high] = [-8, 8]
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2
    if (normalShare(middle) < share) low = middle
    else high = middle
  }
  return (low + high) / 2
}
