// How well the expected echo fits what is heard: whether the filter is right, and whether the clocks drift apart.
import type { Spectrum } from './real-fft.ts'
import { BINS, SPECTRUM_SAMPLES } from './reference-history.ts'

/** About 0.2 s. */
const MEMORY = 0.92
/** Bins that count: 250 Hz to 4 kHz. */
export const FIRST_BIN = 8
export const LAST_BIN = 128
/** Power in a bin below which there is no echo to compare: −90 dBFS. */
export const QUIET = 1e-9 * (SPECTRUM_SAMPLES / 2)

/** Compares, over the last fifth of a second, the spectrum of the microphone with that of the echo that was expected. */
export class Alignment {
  private readonly crossRe = new Float64Array(BINS)
  private readonly crossIm = new Float64Array(BINS)
  private readonly heardPower = new Float64Array(BINS)
  private readonly echoPower = new Float64Array(BINS)
  /**
   * 0…1: how much of what the filter left is still tied in phase to the echo (mean squared coherence of the two). What
   * a person says is tied to nothing; a changed path is.
   */
  coherence = 0
  /** Power of that part, per power of the expected echo. */
  leak = 0
  /** Samples by which the echo comes later than expected, to a fraction. */
  lagSamples = 0

  /** Both spectra are those of zero-padded blocks. */
  update(heard: Spectrum, echo: Spectrum): void {
    let bins = 0
    let coherence = 0
    let leaked = 0
    let slope = 0
    let curvature = 0
    for (let k = FIRST_BIN; k < LAST_BIN; k++) {
      const hRe = heard.re[k]!
      const hIm = heard.im[k]!
      const eRe = echo.re[k]!
      const eIm = echo.im[k]!
      const crossRe = this.smooth(this.crossRe, k, hRe * eRe + hIm * eIm)
      const crossIm = this.smooth(this.crossIm, k, hIm * eRe - hRe * eIm)
      const heardPower = this.smooth(this.heardPower, k, hRe * hRe + hIm * hIm)
      const echoPower = this.smooth(this.echoPower, k, eRe * eRe + eIm * eIm)
      if (echoPower < QUIET) continue
      bins++
      const tied = (crossRe - echoPower) ** 2 + crossIm ** 2
      const left = Math.max(heardPower - 2 * crossRe + echoPower, QUIET)
      coherence += Math.min(1, tied / (left * echoPower))
      leaked += Math.min(1, tied / (echoPower * echoPower))
      const omega = (2 * Math.PI * k) / SPECTRUM_SAMPLES
      const both = heardPower + echoPower
      slope -= (omega * crossIm) / both
      curvature += (omega * omega * Math.hypot(crossRe, crossIm)) / both
    }
    this.coherence = bins > 0 ? coherence / bins : 0
    this.leak = bins > 0 ? leaked / bins : 0
    this.lagSamples = bins > 0 && curvature > 0 ? slope / curvature : 0
  }

  /** Begins anew: what was heard before says nothing any more. */
  reset(): void {
    for (const values of [this.crossRe, this.crossIm, this.heardPower, this.echoPower])
      values.fill(0)
  }

  private smooth(values: Float64Array, k: number, value: number): number {
    return (values[k] = MEMORY * values[k]! + (1 - MEMORY) * value)
  }
}
