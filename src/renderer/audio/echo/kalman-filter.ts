// The adaptive filter: learns how the loudspeaker's sound reaches the microphone, also while a person speaks.
import { emptySpectrum, type RealFft, type Spectrum } from './real-fft.ts'
import {
  BINS,
  BLOCK_SAMPLES,
  type PlayedBlock,
  type ReferenceHistory,
  SPECTRUM_SAMPLES,
} from './reference-history.ts'

/** How much of the path's power is taken to last from one block to the next; the rest may have changed. */
const KEPT = 0.998
/** 1 is the theory's; more is slower and does not overshoot where bins and partitions are not as apart as it assumes. */
const CAUTION = 2
/** Prior knowledge of a room: what is heard of a sound falls by 60 dB in about half a second. */
const DECAY_PER_PARTITION = 0.64
/** Smoothing of the error's spectrum over blocks. */
const ERROR_SMOOTHING = 0.7
/** Bins by which the path's gain is judged: 250 Hz to 4 kHz. */
const FIRST_BIN = 8
const LAST_BIN = 128
const LARGEST_GAIN = 4
/** Power in a bin at which there is nothing to be learned: −100 dBFS. */
const QUIET = 1e-10 * BLOCK_SAMPLES

/**
 * Partitioned-block frequency-domain Kalman filter (Enzner & Vary, "Frequency-domain adaptive Kalman filter for acoustic
 * echo control in hands-free telephones", 2006; in partitions: Kuech, Mabande, Enzner, ICASSP 2014). Each coefficient
 * has a variance: how unsure it is. A block teaches as much as the coefficients are unsure compared with everything
 * else that is in the microphone, so that a person's voice slows learning down by itself, bin by bin.
 */
export class KalmanFilter {
  private readonly coefficients: Spectrum[]
  private readonly remembered: Spectrum[]
  private readonly variances: Float64Array[]
  private readonly rememberedVariances: Float64Array[]
  private turn = 0
  private readonly estimate = emptySpectrum(BINS)
  private readonly time = new Float64Array(SPECTRUM_SAMPLES)
  private readonly errorPower = new Float64Array(BINS)
  private readonly learning = new Float64Array(BINS)
  private readonly gainRe = new Float64Array(BINS)
  private readonly gainIm = new Float64Array(BINS)
  /** Expected power of the echo that the filter leaves, per bin, in the measure of a zero-padded block's spectrum. */
  readonly misfit = new Float64Array(BINS)

  constructor(
    private readonly fft: RealFft,
    readonly partitions: number,
  ) {
    this.coefficients = Array.from({ length: partitions }, () => emptySpectrum(BINS))
    this.remembered = Array.from({ length: partitions }, () => emptySpectrum(BINS))
    this.variances = Array.from({ length: partitions }, () => new Float64Array(BINS))
    this.rememberedVariances = this.variances.map((variance) => variance.slice())
    this.reset()
  }

  /** Admits that the path has changed: learns as if `share` (0…1) of its power were unknown. */
  doubt(share: number): void {
    // One gain for all bins: a bin's own would feed on its own errors.
    let gain = 0
    for (const { re, im } of this.coefficients) {
      for (let k = FIRST_BIN; k < LAST_BIN; k++) gain += re[k]! ** 2 + im[k]! ** 2
    }
    const unknown = share * Math.min(LARGEST_GAIN, gain / (LAST_BIN - FIRST_BIN))
    this.variances.forEach((variance, p) => {
      const least = unknown * priorShare(p)
      for (let k = 0; k < BINS; k++) variance[k] = Math.max(variance[k]!, least)
    })
  }

  /** Forgets all. */
  reset(): void {
    for (const { re, im } of this.coefficients) {
      re.fill(0)
      im.fill(0)
    }
    this.variances.forEach((variance, p) => variance.fill(priorShare(p)))
  }

  /** As `predict`, by the copy. */
  predictRemembered(played: ReferenceHistory, delay: number, out: Float64Array): void {
    const { re, im } = this.estimate
    re.fill(0)
    im.fill(0)
    this.remembered.forEach((w, p) => {
      const x = played.at(delay + p)
      for (let k = 0; k < BINS; k++) {
        re[k] = re[k]! + x.re[k]! * w.re[k]! - x.im[k]! * w.im[k]!
        im[k] = im[k]! + x.re[k]! * w.im[k]! + x.im[k]! * w.re[k]!
      }
    })
    this.fft.inverse(this.estimate, this.time)
    out.set(this.time.subarray(BLOCK_SAMPLES))
  }

  /** @param delay age in blocks of what the first partition hears @param out BLOCK_SAMPLES samples of echo */
  predict(played: ReferenceHistory, delay: number, out: Float64Array): void {
    const { misfit } = this
    const { re, im } = this.estimate
    re.fill(0)
    im.fill(0)
    misfit.fill(0)
    for (let p = 0; p < this.partitions; p++) {
      const x = played.at(delay + p)
      const w = this.coefficients[p]!
      const variance = this.variances[p]!
      for (let k = 0; k < BINS; k++) {
        const xRe = x.re[k]!
        const xIm = x.im[k]!
        const wRe = w.re[k]!
        const wIm = w.im[k]!
        re[k] = re[k]! + xRe * wRe - xIm * wIm
        im[k] = im[k]! + xRe * wIm + xIm * wRe
        misfit[k] = misfit[k]! + 0.5 * variance[k]! * x.power[k]!
      }
    }
    this.fft.inverse(this.estimate, this.time)
    for (let i = 0; i < BLOCK_SAMPLES; i++) out[i] = this.time[BLOCK_SAMPLES + i]!
  }

  /** @param error spectrum of the zero-padded block that `predict` left of the microphone */
  adapt(played: ReferenceHistory, delay: number, error: Spectrum): void {
    const { errorPower, gainRe, gainIm, learning, misfit } = this
    for (let k = 0; k < BINS; k++) {
      const power = error.re[k]! ** 2 + error.im[k]! ** 2
      errorPower[k] = ERROR_SMOOTHING * errorPower[k]! + (1 - ERROR_SMOOTHING) * power
      const scale = 1 / (CAUTION * misfit[k]! + Math.max(errorPower[k]!, power) + QUIET)
      gainRe[k] = error.re[k]! * scale
      gainIm[k] = error.im[k]! * scale
      learning[k] = 0.5 * scale
    }
    // Half of the partitions in turn: it costs half and cancels as well.
    this.turn = 1 - this.turn
    for (let p = 0; p < this.partitions; p++) {
      this.learn(this.coefficients[p]!, this.variances[p]!, played.at(delay + p))
      if (p % 2 === this.turn) this.constrain(this.coefficients[p]!)
    }
  }

  private learn(w: Spectrum, variance: Float64Array, x: PlayedBlock): void {
    const { gainRe, gainIm, learning } = this
    const { re, im } = w
    for (let k = 0; k < BINS; k++) {
      const v = variance[k]!
      const xRe = x.re[k]!
      const xIm = x.im[k]!
      const wRe = re[k]! + v * (xRe * gainRe[k]! + xIm * gainIm[k]!)
      const wIm = im[k]! + v * (xRe * gainIm[k]! - xIm * gainRe[k]!)
      re[k] = wRe
      im[k] = wIm
      const unsure = (1 - v * x.power[k]! * learning[k]!) * v
      variance[k] = KEPT * unsure + (1 - KEPT) * (wRe * wRe + wIm * wIm)
    }
  }

  /** A partition is an impulse response of one block: what the circular convolution adds behind it is no echo. */
  private constrain(w: Spectrum): void {
    this.fft.inverse(w, this.time)
    this.time.fill(0, BLOCK_SAMPLES)
    this.fft.forward(this.time, w)
  }

  /** Keeps a copy of what has been learned. */
  remember(): void {
    this.remembered.forEach((w, p) => {
      w.re.set(this.coefficients[p]!.re)
      w.im.set(this.coefficients[p]!.im)
    })
    this.rememberedVariances.forEach((variance, p) => variance.set(this.variances[p]!))
  }

  /** Takes the copy back. */
  recall(): void {
    this.coefficients.forEach((w, p) => {
      w.re.set(this.remembered[p]!.re)
      w.im.set(this.remembered[p]!.im)
    })
    this.variances.forEach((variance, p) => variance.set(this.rememberedVariances[p]!))
  }

  /** Moves the impulse response later by `samples` (earlier where negative); what leaves the filter is forgotten. */
  shift(samples: number): void {
    this.move(this.coefficients, samples)
  }

  /** The same with the copy. */
  shiftRemembered(samples: number): void {
    this.move(this.remembered, samples)
  }

  private move(coefficients: Spectrum[], samples: number): void {
    const length = this.partitions * BLOCK_SAMPLES
    const response = new Float64Array(length)
    coefficients.forEach((w, p) => {
      this.fft.inverse(w, this.time)
      for (let i = 0; i < BLOCK_SAMPLES; i++) {
        const to = p * BLOCK_SAMPLES + i + samples
        if (to >= 0 && to < length) response[to] = this.time[i]!
      }
    })
    this.time.fill(0)
    coefficients.forEach((w, p) => {
      this.time.set(response.subarray(p * BLOCK_SAMPLES, (p + 1) * BLOCK_SAMPLES))
      this.fft.forward(this.time, w)
    })
  }
}

/** The part of an unknown path's power that is expected in partition `p`. */
function priorShare(p: number): number {
  return (1 - DECAY_PER_PARTITION) * DECAY_PER_PARTITION ** p
}
