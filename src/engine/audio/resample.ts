// Changes the sample rate of a whole clip without audible loss.

/** Zero crossings of the sinc on each side: with β below, the stop band begins at the lower Nyquist frequency. */
const HALF_WIDTH = 52
/** Kaiser's β for about 82 dB of stop-band attenuation. */
const KAISER_BETA = 8.1
/** Middle of the transition band, as part of the lower Nyquist frequency: flat to 0.9, closed at 1. */
const CUTOFF = 0.95

/**
 * Resamples mono PCM from one rate to another (both in Hz, whole numbers). The filter is centred, so nothing
 * is delayed; the result has round(length × toHz / fromHz) samples. Within 0.1 dB up to 0.9 of the lower
 * Nyquist frequency; images and aliases at least 60 dB down. Returns a new array even for equal rates.
 *
 * Method: windowed-sinc interpolation with a polyphase table (J. O. Smith, "Digital Audio Resampling",
 * https://ccrma.stanford.edu/~jos/resample/); Kaiser window (J. F. Kaiser, 1974).
 */
export function resample(pcm: Float32Array, fromHz: number, toHz: number): Float32Array {
  if (fromHz === toHz) return pcm.slice()
  const common = greatestCommonDivisor(fromHz, toHz)
  const up = toHz / common
  const down = fromHz / common
  const result = new Float32Array(Math.round((pcm.length * up) / down))
  const phases: (Float32Array | undefined)[] = [] // odd ratios have many phases, a short clip meets few of them
  const scale = Math.min(1, up / down)
  const reach = Math.floor(HALF_WIDTH / scale)

  for (let i = 0; i < result.length; i++) {
    const centre = Math.floor((i * down) / up)
    const phase = (i * down) % up
    const taps = (phases[phase] ??= tapsOfPhase(phase / up, scale, reach))
    const first = centre - reach
    const from = Math.max(0, -first)
    const to = Math.min(taps.length, pcm.length - first)
    let sum = 0
    for (let k = from; k < to; k++) sum += taps[k]! * pcm[first + k]!
    result[i] = sum
  }
  return result
}

/** Weights of the input samples centre − reach … centre + reach + 1 for an output `fraction` past the centre. */
function tapsOfPhase(fraction: number, scale: number, reach: number): Float32Array {
  const taps = new Float64Array(2 * reach + 2)
  let sum = 0
  for (let k = 0; k < taps.length; k++) {
    const distance = (k - reach - fraction) * scale // in samples of the lower rate
    taps[k] = sinc(CUTOFF * distance) * kaiser(distance / HALF_WIDTH)
    sum += taps[k]!
  }
  return Float32Array.from(taps, (tap) => tap / sum) // every phase passes DC alike
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x)
}

function kaiser(position: number): number {
  if (Math.abs(position) >= 1) return 0
  return bessel0(KAISER_BETA * Math.sqrt(1 - position * position)) // the common factor is divided out above
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
