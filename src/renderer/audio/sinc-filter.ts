// The low-pass of the microphone's resampler, cut into one set of weights per phase.
import { ratioOf, sincTaps, type SincDesign } from '../../shared/sinc-taps.ts'

/** About 70 dB of stop-band attenuation; the delay is half the width in samples of the lower rate. */
const DESIGN: SincDesign = { halfWidth: 24, kaiserBeta: 7, cutoff: 0.92 }

export interface SincFilter {
  /** Weights of the input samples centre − reach … centre + reach + 1, one set for each of `up` phases. */
  phases: Float32Array[]
  reach: number
  /** The rates' ratio in lowest terms: `down` input samples make `up` output samples. */
  up: number
  down: number
}

/** Designs the filter that takes mono PCM from one rate to another (both in Hz, whole numbers). */
export function designSincFilter(fromHz: number, toHz: number): SincFilter {
  const { up, down } = ratioOf(fromHz, toHz)
  const scale = Math.min(1, up / down)
  const reach = Math.ceil(DESIGN.halfWidth / scale)
  const phases = Array.from({ length: up }, (_, at) => sincTaps(DESIGN, at / up, scale, reach))
  return { phases, reach, up, down }
}
