// Weights of a windowed sinc, the low-pass of both resamplers: of whole clips, and of the microphone as it runs.

export interface SincDesign {
  /** Zero crossings of the sinc on each side. */
  halfWidth: number
  /** Kaiser's β: the larger, the deeper the stop band and the wider the transition band. */
  kaiserBeta: number
  /** Middle of the transition band, as part of the lower Nyquist frequency. */
  cutoff: number
}

/**
 * Weights of the input samples centre − reach … centre + reach + 1 for an output `fraction` of a sample past the centre.
 * @param scale the lower rate over the input's, at most 1
 * Method: J. O. Smith, "Digital Audio Resampling", https://ccrma.stanford.edu/~jos/resample/; Kaiser window (1974).
 */
export function sincTaps(
  { halfWidth, kaiserBeta, cutoff }: SincDesign,
  fraction: number,
  scale: number,
  reach: number,
): Float32Array {
  const kaiser = (position: number): number =>
    Math.abs(position) >= 1 ? 0 : bessel0(kaiserBeta * Math.sqrt(1 - position * position))
  const taps = Float64Array.from({ length: 2 * reach + 2 }, (_, k) => {
    const distance = (k - reach - fraction) * scale // in samples of the lower rate
    return sinc(cutoff * distance) * kaiser(distance / halfWidth)
  })
  const sum = taps.reduce((total, tap) => total + tap, 0)
  return Float32Array.from(taps, (tap) => tap / sum) // every phase passes DC alike
}

/** Two whole rates' ratio in lowest terms: `down` input samples make `up` output samples. */
export function ratioOf(fromHz: number, toHz: number): { up: number; down: number } {
  const common = greatestCommonDivisor(fromHz, toHz)
  return { up: toHz / common, down: fromHz / common }
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x)
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
