// Finds what was played in what was heard, however late it comes: also echoes later than any that can be cancelled.
import { MICROPHONE_SAMPLE_RATE_HZ } from '../../../shared/audio-format.ts'
import { emptySpectrum, RealFft } from '../echo/real-fft.ts'

/** Later than a loudspeaker by Bluetooth or by the network usually is. */
export const LATEST_MS = 1000
/** Where the sound has something to tell. */
const LOWEST_HZ = 200
const HIGHEST_HZ = 6500
/** The correlation of unlike sounds stays below five times its RMS. */
const CLEAR_PEAK = 8

/**
 * The whole sound correlated with the whole recording, with phase transform (Knapp & Carter 1976). Two seconds of it find
 * an echo that is 20 dB below the room's noise; what is weaker can be taken for nobody.
 * @param played, heard as many samples, 16 kHz, of the same time
 * @returns by how much the echo's strongest way is late; null: there is no echo
 */
export function echoDelayMs(played: Float32Array, heard: Float32Array): number | null {
  const lags = (LATEST_MS / 1000) * MICROPHONE_SAMPLE_RATE_HZ
  const size = 2 ** Math.ceil(Math.log2(played.length + lags))
  const fft = new RealFft(size)
  const x = spectrum(fft, played)
  const y = spectrum(fft, heard)
  const toBin = size / MICROPHONE_SAMPLE_RATE_HZ
  const cross = emptySpectrum(fft.bins)
  for (let k = Math.ceil(LOWEST_HZ * toBin); k < HIGHEST_HZ * toBin; k++) {
    const re = x.re[k]! * y.re[k]! + x.im[k]! * y.im[k]!
    const im = x.re[k]! * y.im[k]! - x.im[k]! * y.re[k]!
    const scale = 1 / (Math.hypot(re, im) + 1e-12)
    cross.re[k] = re * scale
    cross.im[k] = im * scale
  }
  const correlation = new Float64Array(size)
  fft.inverse(cross, correlation)
  let peak = 0
  let energy = 0
  for (let at = 0; at < size; at++) {
    energy += correlation[at]! ** 2
    if (at < lags && Math.abs(correlation[at]!) > Math.abs(correlation[peak]!)) peak = at
  }
  const isClear = Math.abs(correlation[peak]!) > CLEAR_PEAK * Math.sqrt(energy / size)
  return isClear ? (peak / MICROPHONE_SAMPLE_RATE_HZ) * 1000 : null
}

function spectrum(fft: RealFft, sound: Float32Array) {
  const padded = new Float64Array(fft.size)
  padded.set(sound)
  const out = emptySpectrum(fft.bins)
  fft.forward(padded, out)
  return out
}
