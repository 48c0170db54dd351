// Where in what was played the microphone is: the delay of device, air and buffers, unknown and not constant.
import { emptySpectrum, type RealFft, type Spectrum } from './real-fft.ts'
import {
  BINS,
  BLOCK_SAMPLES,
  type ReferenceHistory,
  SPECTRUM_SAMPLES,
} from './reference-history.ts'

/** About 0.5 s: long enough to be heard through a person as loud as the echo, short enough to follow a jump. */
const MEMORY = 0.965
/** Blocks between two looks: while the delay is sought, and while it is known. */
const SEEK_EVERY = 4
const LOOK_EVERY = 10
/** Bins that count: 200 Hz to 6.5 kHz, where speech has something to tell. */
const FIRST_BIN = 6
const LAST_BIN = 208
/** A peak counts that stands so far above the correlation's RMS. */
const CLEAR_PEAK = 9
/** Two looks agree within so many samples. */
const TOLERANCE = 12
/** Another peak wins that is so much higher than what is left at the old place. */
const HIGHER = 1.3
/** A bin's peak level falls by half in half a second. */
const PEAK_DECAY = 0.978
/** What is played or heard 40 dB below a bin's peak counts half: a reply's last reverberation tells no delay. */
const FLOOR = 1e-4

/**
 * Generalised cross-correlation with phase transform (Knapp & Carter 1976), averaged over about half a second and
 * taken in blocks over all delays of the history. The phase transform makes voices white, and each block counts alike,
 * so that neither a loud person nor the reply's own pitch makes a false peak.
 */
export class DelayEstimator {
  private readonly cross: Spectrum[]
  private readonly weight = new Float64Array(BINS)
  private readonly peakPower = new Float64Array(BINS)
  private readonly heardPeak = new Float64Array(BINS)
  private readonly whitened = emptySpectrum(BINS)
  private readonly time = new Float64Array(SPECTRUM_SAMPLES)
  private readonly correlation: Float64Array
  private untilLook = SEEK_EVERY
  private candidate: number | null = null
  private known: number | null = null

  constructor(
    private readonly fft: RealFft,
    private readonly lags: number,
  ) {
    this.cross = Array.from({ length: lags }, () => emptySpectrum(BINS))
    this.correlation = new Float64Array(lags * BLOCK_SAMPLES)
  }

  /** Samples from what is played to the strongest way it takes into the microphone; null: not known yet. */
  get samples(): number | null {
    return this.known
  }

  /**
   * @param microphone spectrum of the zero-padded block
   * @param isDoubted the known delay does not explain what is heard: the strongest peak is taken
   * @returns whether it has jumped (what drifts does not)
   */
  update(played: ReferenceHistory, microphone: Spectrum, isDoubted: boolean): boolean {
    this.whiten(microphone)
    this.follow(played.at(0).power)
    for (let lag = 0; lag < this.lags; lag++) this.correlate(played.at(lag), this.cross[lag]!)
    const every = isDoubted || this.known === null ? SEEK_EVERY : LOOK_EVERY
    this.untilLook = Math.min(this.untilLook, every) - 1
    if (this.untilLook > 0) return false
    this.untilLook = every
    return this.look(isDoubted)
  }

  /** Begins to look anew, with the known delay longer by `samples`. */
  forget(samples: number): void {
    for (const { re, im } of this.cross) {
      re.fill(0)
      im.fill(0)
    }
    this.candidate = null
    if (this.known !== null) this.known += samples
  }

  private whiten({ re, im }: Spectrum): void {
    for (let k = FIRST_BIN; k < LAST_BIN; k++) {
      const power = re[k]! ** 2 + im[k]! ** 2
      const peak = (this.heardPeak[k] = Math.max(power, PEAK_DECAY * this.heardPeak[k]!))
      const scale = 1 / Math.sqrt(power + FLOOR * peak + 1e-12)
      this.whitened.re[k] = re[k]! * scale
      this.whitened.im[k] = im[k]! * scale
    }
  }

  private follow(power: Float64Array): void {
    for (let k = FIRST_BIN; k < LAST_BIN; k++) {
      this.peakPower[k] = Math.max(power[k]!, PEAK_DECAY * this.peakPower[k]!)
    }
  }

  private correlate(x: ReturnType<ReferenceHistory['at']>, cross: Spectrum): void {
    const { re, im } = this.whitened
    for (let k = FIRST_BIN; k < LAST_BIN; k++) {
      const scale = (1 - MEMORY) / Math.sqrt(x.power[k]! + FLOOR * this.peakPower[k]! + 1e-12)
      const xRe = x.re[k]! * scale
      const xIm = x.im[k]! * scale
      cross.re[k] = MEMORY * cross.re[k]! + xRe * re[k]! + xIm * im[k]!
      cross.im[k] = MEMORY * cross.im[k]! + xRe * im[k]! - xIm * re[k]!
    }
  }

  private look(isDoubted: boolean): boolean {
    let peak = 0
    let energy = 0
    for (let lag = 0; lag < this.lags; lag++) {
      this.fft.inverse(this.cross[lag]!, this.time)
      for (let i = 0; i < BLOCK_SAMPLES; i++) {
        const height = Math.abs(this.time[i]!)
        const at = lag * BLOCK_SAMPLES + i
        this.correlation[at] = height
        energy += height * height
        if (height > this.correlation[peak]!) peak = at
      }
    }
    const height = this.correlation[peak]!
    const isClear = height > CLEAR_PEAK * Math.sqrt(energy / this.correlation.length)
    const agrees = this.candidate !== null && Math.abs(peak - this.candidate) <= TOLERANCE
    this.candidate = isClear ? peak : null
    if (!isClear || !agrees) return false
    if (!isDoubted && this.isEcho(peak, height)) return false
    const jump = this.known === null ? Infinity : Math.abs(peak - this.known)
    this.known = peak
    return jump > TOLERANCE
  }

  /** Rooms have several strong ways: the known one is kept while it is nearly as strong as the strongest. */
  private isEcho(peak: number, height: number): boolean {
    if (this.known === null || Math.abs(peak - this.known) <= TOLERANCE) return false
    const from = Math.max(0, this.known - TOLERANCE)
    const here = Math.max(...this.correlation.subarray(from, this.known + TOLERANCE + 1))
    return height < HIGHER * here
  }
}
