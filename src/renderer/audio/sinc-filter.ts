// The low-pass of the resampler: a windowed sinc, cut into one set of weights per phase.

/** Zero crossings of the sinc on each side; the delay of the filter is this many samples of the lower rate. */
const HALF_WIDTH = 24
/** Kaiser's β for about 70 dB of stop-band attenuation. */
const KAISER_BETA = 7
/** Middle of the transition band, as part of the lower Nyquist frequency. */
const CUTOFF = 0.92

export interface SincFilter {
  /** Weights of the input samples centre − reach … centre + reach + 1, one set for each of `up` phases. */
  phases: Float32Array[]
  reach: number
  /** The rates' ratio in lowest terms: `down` input samples make `up` output samples. */
  up: number
  down: number
}

/**
 * Designs the filter that takes mono PCM from one rate to another (both in Hz, whole numbers).
 * Method: J. O. Smith, "Digital Audio Resampling", https://ccrma.stanford.edu/~jos/resample/.
 */
export function designSincFilter(fromHz: number, toHz: number): SincFilter {
  const common = greatestCommonDivisor(fromHz, toHz)
  const up = toHz / common
  const down = fromHz / common
  const scale = Math.min(1, up / down)
  const reach = Math.ceil(HALF_WIDTH / scale)
  const phases = Array.from({ length: up }, (_, phase) => weightsOf(phase / up, scale, reach))
  return { phases, reach, up, down }
}

function weightsOf(fraction: number, scale: number, reach: number): Float32Array {
  const weights = Float64Array.from({ length: 2 * reach + 2 }, (_, k) => {
    const distance = (k - reach - fraction) * scale
    return sinc(CUTOFF * distance) * kaiser(distance / HALF_WIDTH)
  })
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return Float32Array.from(weights, (weight) => weight / sum) // every phase passes DC alike
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x)
}

function kaiser(position: number): number {
  return Math.abs(position) >= 1 ? 0 : bessel0(KAISER_BETA * Math.sqrt(1 - position * position))
}

/** Modified Bessel function of the first kind, order 0, by its power series. */
function bessel0(x: number): number {
  let term = 1
  let sum = 1
  for (let k = 1; term > sum * 1e-12; k++) {
    term *= (x / (2 * k)) ** 2
    sum += term
  }
  return sum
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b)
}
