// Changes the sample rate of a whole clip without audible loss.
import { ratioOf, sincTaps, type SincDesign } from '../../shared/sinc-taps.ts'

/** About 82 dB of stop-band attenuation; flat to 0.9 of the lower Nyquist frequency, closed at 1. */
const DESIGN: SincDesign = { halfWidth: 52, kaiserBeta: 8.1, cutoff: 0.95 }

/**
 * Resamples mono PCM from one rate to another (both in Hz, whole numbers). The filter is centred, so nothing
 * is delayed; the result has round(length × toHz / fromHz) samples. Within 0.1 dB up to 0.9 of the lower
 * Nyquist frequency; images and aliases at least 60 dB down. Returns a new array even for equal rates.
 *
 * Method: windowed-sinc interpolation with a polyphase table, see sinc-taps.ts.
 */
export function resample(pcm: Float32Array, fromHz: number, toHz: number): Float32Array {
  if (fromHz === toHz) return pcm.slice()
  const { up, down } = ratioOf(fromHz, toHz)
  const result = new Float32Array(Math.round((pcm.length * up) / down))
  const phases: (Float32Array | undefined)[] = [] // odd ratios have many phases, a short clip meets few of them
  const scale = Math.min(1, up / down)
  const reach = Math.floor(DESIGN.halfWidth / scale)

  for (let i = 0; i < result.length; i++) {
    const centre = Math.floor((i * down) / up)
    const phase = (i * down) % up
    const taps = (phases[phase] ??= sincTaps(DESIGN, phase / up, scale, reach))
    const first = centre - reach
    const from = Math.max(0, -first)
    const to = Math.min(taps.length, pcm.length - first)
    let sum = 0
    for (let k = from; k < to; k++) sum += taps[k]! * pcm[first + k]!
    result[i] = sum
  }
  return result
}
