// Whether the echo has come as it was expected, over a short or a longer while.
import { FIRST_BIN, LAST_BIN, QUIET } from './alignment.ts'
import type { Spectrum } from './real-fft.ts'
import { BINS } from './reference-history.ts'

/**
 * By how much the factor's deviation is greater than that of noise: neighbouring bins share samples, and voices are
 * anything but stationary.
 */
const UNLIKE_NOISE = 3
/** So many of them tell whether the filter fits. */
const LEAST_BINS = 20

/**
 * The factor on the expected echo that explains most of what is heard (all else taken for noise: 1 where the filter fits,
 * 0 where it does not at all), and that factor's standard deviation.
 */
export interface Fit {
  factor: number
  deviation: number
}

export class EchoFit {
  private readonly cross = new Float64Array(BINS)
  private readonly heardPower = new Float64Array(BINS)
  private readonly echoPower = new Float64Array(BINS)
  private blocks = 0
  private latest: Fit | null = null

  /**
   * @param memory 0…1: what is kept of the blocks before
   * @param independentBlocks what the memory comes to: neighbouring blocks share samples
   */
  constructor(
    private readonly memory: number,
    private readonly independentBlocks: number,
  ) {}

  /** As of the last block; null: no echo was expected. */
  get fit(): Fit | null {
    return this.latest
  }

  /** Both spectra are those of zero-padded blocks. */
  update(heard: Spectrum, echo: Spectrum): void {
    let [bins, explained, weight] = [0, 0, 0]
    this.blocks = Math.min(this.independentBlocks, this.blocks + 1)
    for (let k = FIRST_BIN; k < LAST_BIN; k++) {
      const [hRe, hIm, eRe, eIm] = [heard.re[k]!, heard.im[k]!, echo.re[k]!, echo.im[k]!]
      const cross = this.smooth(this.cross, k, hRe * eRe + hIm * eIm)
      const heardPower = this.smooth(this.heardPower, k, hRe * hRe + hIm * hIm)
      const echoPower = this.smooth(this.echoPower, k, eRe * eRe + eIm * eIm)
      if (echoPower < QUIET) continue
      bins++
      explained += cross / Math.max(heardPower, QUIET)
      weight += echoPower / Math.max(heardPower, QUIET)
    }
    const deviation = UNLIKE_NOISE / Math.sqrt(this.blocks * weight)
    this.latest = bins >= LEAST_BINS ? { factor: explained / weight, deviation } : null
  }

  /** What was heard before says nothing any more. */
  reset(): void {
    for (const values of [this.cross, this.heardPower, this.echoPower]) values.fill(0)
    this.blocks = 0
    this.latest = null
  }

  private smooth(values: Float64Array, k: number, value: number): number {
    return (values[k] = this.memory * values[k]! + (1 - this.memory) * value)
  }
}
