// The way from loudspeaker to microphone: found, learned, followed where it changes, and taken out of what is heard.
import { Alignment } from './alignment.ts'
import { DelayEstimator } from './delay-estimator.ts'
import { KalmanFilter } from './kalman-filter.ts'
import { emptySpectrum, type RealFft } from './real-fft.ts'
import {
  BINS,
  BLOCK_SAMPLES,
  type ReferenceHistory,
  SPECTRUM_SAMPLES,
} from './reference-history.ts'

/** The filter's length: 224 ms of the room's answer. */
export const PARTITIONS = 14
/** Delays that are looked through: up to 512 ms. */
export const LAGS = 32
/** Samples of the filter before the strongest way: sound may come through the table earlier than through the air. */
const LEAD_SAMPLES = 48
/** What is left is tied to the echo so much only where the filter is wrong. */
const WRONG_COHERENCE = 0.3
const DOUBTFUL_COHERENCE = 0.12
/** Power left per power heard, above which the filter may be wrong, and below which it is worth remembering. */
const POOR = 0.15
const GOOD = 0.1
/** Blocks between two doubts, and before the first one: what is being learned is still tied to the echo. */
const DOUBT_EVERY = 24
const LEARNING_BLOCKS = 60
/** Blocks between two copies of a good filter: half a second. */
const REMEMBER_EVERY = 32
/** After a jump of the delay, the remembered path is taken to be right but for so much. */
const UNSURE_AFTER_JUMP = 0.02
/** Power left per power heard at which the microphone itself is the better choice, and at which all is forgotten. */
const WORSE = 1.2
const DIVERGED = 6
const QUIET = 1e-6

export class EchoPath {
  readonly alignment = new Alignment()
  /** Spectra of the last block, zero-padded: the microphone's, what was left of it, and the expected echo's. */
  readonly heard = emptySpectrum(BINS)
  readonly left = emptySpectrum(BINS)
  readonly echo = emptySpectrum(BINS)
  private readonly delay: DelayEstimator
  private readonly filter: KalmanFilter
  private readonly padded = new Float64Array(SPECTRUM_SAMPLES)
  private readonly predicted = new Float64Array(BLOCK_SAMPLES)
  /** Age in blocks of what the filter's first partition hears; null: the delay is not known yet. */
  private first: number | null = null
  private remembered: { peak: number; first: number } | null = null
  private untilDoubt = LEARNING_BLOCKS
  private untilCopy = REMEMBER_EVERY
  private heardPower = 0
  private leftPower = 0

  constructor(
    private readonly fft: RealFft,
    private readonly played: ReferenceHistory,
  ) {
    this.delay = new DelayEstimator(fft, LAGS)
    this.filter = new KalmanFilter(fft, PARTITIONS)
  }

  /** Samples from what is played to what is heard; null: not known yet. */
  get delaySamples(): number | null {
    return this.delay.samples
  }

  /** Power heard per power left, over the last fifth of a second. */
  get gain(): number {
    return (this.heardPower + QUIET) / (this.leftPower + QUIET)
  }

  /** @param microphone BLOCK_SAMPLES samples @param out as many, without the echo @returns power of the echo */
  cancel(microphone: Float32Array, out: Float32Array): number {
    this.transform(microphone, this.heard)
    this.follow()
    if (this.first === null) {
      out.set(microphone)
      this.left.re.set(this.heard.re)
      this.left.im.set(this.heard.im)
      return 0
    }
    this.filter.predict(this.played, this.first, this.predicted)
    for (let i = 0; i < BLOCK_SAMPLES; i++) out[i] = microphone[i]! - this.predicted[i]!
    this.transform(out, this.left)
    for (let k = 0; k < BINS; k++) {
      this.echo.re[k] = this.heard.re[k]! - this.left.re[k]!
      this.echo.im[k] = this.heard.im[k]! - this.left.im[k]!
    }
    this.alignment.update(this.heard, this.echo)
    this.heardPower = 0.9 * this.heardPower + 0.1 * energy(microphone)
    this.leftPower = 0.9 * this.leftPower + 0.1 * energy(out)
    if (this.leftPower > WORSE * this.heardPower) out.set(microphone)
    this.judge(this.first)
    this.filter.adapt(this.played, this.first, this.left)
    return energy(this.predicted)
  }

  /** What is played is read earlier by `samples` from now on, in silence: the path is as much longer. */
  lengthen(samples: number): void {
    this.delay.forget(samples)
    if (this.first === null || samples === 0) return
    this.filter.shift(samples)
    this.remembered = null
  }

  private transform(block: Float32Array, out: { re: Float64Array; im: Float64Array }): void {
    this.padded.set(block, BLOCK_SAMPLES)
    this.fft.forward(this.padded, out)
  }

  private judge(first: number): void {
    const { coherence, leak } = this.alignment
    if (this.leftPower > DIVERGED * this.heardPower + QUIET) {
      this.filter.reset()
      this.leftPower = this.heardPower
    } else if (--this.untilDoubt < 0 && coherence > DOUBTFUL_COHERENCE && this.gain * POOR < 1) {
      this.untilDoubt = DOUBT_EVERY
      this.filter.doubt(leak)
    }
    if (--this.untilCopy < 0 && this.gain * GOOD > 1) {
      this.untilCopy = REMEMBER_EVERY
      this.filter.remember()
      this.remembered = { peak: this.delay.samples!, first }
    }
  }

  /** Moves the filter's window to where the delay is. */
  private follow(): void {
    const isWrong = this.alignment.coherence > WRONG_COHERENCE
    const hasJumped = this.delay.update(this.played, this.heard, isWrong)
    const peak = this.delay.samples
    if (peak === null) return
    const wanted = (peak - LEAD_SAMPLES) / BLOCK_SAMPLES
    const before = this.first
    // A quarter of a block to either side, so that a delay at an edge does not move the window back and forth.
    if (before !== null && !hasJumped && wanted > before - 0.25 && wanted < before + 1.25) return
    const first = Math.max(0, Math.floor(wanted))
    this.first = first
    if (before === null) return
    if (hasJumped && this.remembered) {
      // What was learned since the jump is worth less than what was known before it, at its new place.
      const known = this.remembered
      this.filter.recall()
      this.filter.shift(peak - known.peak - (first - known.first) * BLOCK_SAMPLES)
      this.filter.doubt(UNSURE_AFTER_JUMP)
      this.untilDoubt = LEARNING_BLOCKS
      this.leftPower = this.heardPower
    } else this.filter.shift((before - first) * BLOCK_SAMPLES)
  }
}

function energy(block: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < block.length; i++) sum += block[i]! * block[i]!
  return sum
}
