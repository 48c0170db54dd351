// What was played in the last three quarters of a second, as the spectra that delay and filter are computed from.
import { emptySpectrum, RealFft, type Spectrum } from './real-fft.ts'

/** Samples per step: half a frame, so that the filter adapts twice as often as frames come. */
export const BLOCK_SAMPLES = 256
/** Overlap-save: each spectrum spans the block and the one before it. */
export const SPECTRUM_SAMPLES = 2 * BLOCK_SAMPLES
export const BINS = SPECTRUM_SAMPLES / 2 + 1
export const BLOCK_MS = 16

export interface PlayedBlock extends Spectrum {
  /** |X|² per bin. */
  power: Float64Array
}

/** A ring of the last `length` blocks: `at(0)` is the newest. What was never played is silence. */
export class ReferenceHistory {
  private readonly blocks: PlayedBlock[]
  private readonly samples = new Float64Array(SPECTRUM_SAMPLES)
  private newest = 0

  constructor(
    private readonly fft: RealFft,
    readonly length: number,
  ) {
    this.blocks = Array.from({ length }, () => ({
      ...emptySpectrum(BINS),
      power: new Float64Array(BINS),
    }))
  }

  /** @param block BLOCK_SAMPLES samples; they are copied */
  push(block: ArrayLike<number>): void {
    this.samples.copyWithin(0, BLOCK_SAMPLES)
    this.samples.set(block, BLOCK_SAMPLES)
    this.newest = (this.newest + 1) % this.length
    const played = this.blocks[this.newest]!
    this.fft.forward(this.samples, played)
    for (let k = 0; k < BINS; k++) played.power[k] = played.re[k]! ** 2 + played.im[k]! ** 2
  }

  at(age: number): PlayedBlock {
    return this.blocks[(this.newest + this.length - age) % this.length]!
  }

  clear(): void {
    this.samples.fill(0)
    for (const { re, im, power } of this.blocks) {
      re.fill(0)
      im.fill(0)
      power.fill(0)
    }
  }
}
