// The way from loudspeaker to microphone: found, learned, followed where it changes, and taken out of what is heard.
import { Alignment } from './alignment.ts'
import { DelayEstimator } from './delay-estimator.ts'
import { EchoFit } from './echo-fit.ts'
import { KalmanFilter } from './kalman-filter.ts'
import { MoveSearch } from './move-search.ts'
import { TRIAL_BLOCKS } from './path-trial.ts'
import { emptySpectrum, type RealFft } from './real-fft.ts'
import {
  BINS,
  BLOCK_SAMPLES,
  type ReferenceHistory,
  SPECTRUM_SAMPLES,
} from './reference-history.ts'
import { StillOutput } from './still-output.ts'

/** The filter's length: 224 ms of the room's answer. */
export const PARTITIONS = 14
/** Delays that are looked through: up to 512 ms. */
export const LAGS = 32
/** What was played, as far back as it is needed. */
export const HISTORY_BLOCKS = LAGS + PARTITIONS + TRIAL_BLOCKS
/** Samples of the filter before the strongest way: sound may come through the table earlier than through the air. */
const LEAD_SAMPLES = 48
/** What is left is tied to the echo so much only where the filter is wrong. */
const WRONG_COHERENCE = 0.3
const DOUBTFUL_COHERENCE = 0.2
/** The filter is wrong only where it also leaves much: 10 dB below the echo. A good one's last rest is tied as well. */
const WRONG_LEAK = 0.1
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
/** Moves are tried while the filter leaves more than `POOR` of a sound above −60 dBFS. */
const LOUD = 1e-6 * BLOCK_SAMPLES
/** Power left per power heard at which the microphone itself is the better choice, and at which all is forgotten. */
const WORSE = 1.2
const DIVERGED = 6
const QUIET = 1e-6

export class EchoPath {
  readonly alignment = new Alignment()
  /** Of the last fifth of a second, and of the last 40 ms. */
  readonly fit = new EchoFit(0.92, 6)
  readonly quickFit = new EchoFit(0.6, 2)
  readonly output = new StillOutput()
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
  private readonly search = new MoveSearch(
    (blocks) => this.expectedLater(blocks),
    () => -this.remembered!.first,
  )
  private readonly expected = new Float64Array(TRIAL_BLOCKS * BLOCK_SAMPLES)
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

  /** Power per bin of the echo that the filter does not know; as the spectra. */
  get misfit(): Float64Array {
    return this.filter.misfit
  }

  /** What is heard looks like the echo at another delay: not yet sure enough to move the filter. */
  get seemsMoved(): boolean {
    return this.search.seemsMoved
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
    this.search.push(microphone)
    this.follow()
    if (this.first === null) {
      out.set(microphone)
      this.left.re.set(this.heard.re)
      this.left.im.set(this.heard.im)
      return 0
    }
    this.subtract(microphone, out)
    if (this.tryMoves(energy(microphone), energy(out))) this.subtract(microphone, out)
    this.transform(out, this.left)
    for (let k = 0; k < BINS; k++) {
      this.echo.re[k] = this.heard.re[k]! - this.left.re[k]!
      this.echo.im[k] = this.heard.im[k]! - this.left.im[k]!
    }
    this.alignment.update(this.heard, this.echo)
    this.fit.update(this.heard, this.echo)
    this.quickFit.update(this.heard, this.echo)
    const [heard, left, expected] = [energy(microphone), energy(out), energy(this.predicted)]
    this.heardPower = 0.9 * this.heardPower + 0.1 * heard
    this.leftPower = 0.9 * this.leftPower + 0.1 * left
    this.output.update(expected, heard)
    if (left > heard || this.leftPower > WORSE * this.heardPower) out.set(microphone)
    this.judge(this.first)
    if (this.output.teaches) this.filter.adapt(this.played, this.first, this.left)
    return expected
  }

  /** What was heard before says nothing any more of where the echo is. */
  forgetFit(): void {
    this.alignment.reset()
    this.fit.reset()
    this.quickFit.reset()
  }

  /** What is played is read earlier by `samples` from now on, in silence: the path is as much longer. */
  lengthen(samples: number): void {
    this.forgetFit()
    this.delay.forget(samples)
    if (this.first === null || samples === 0) return
    this.filter.shift(samples)
    if (!this.remembered) return
    this.filter.shiftRemembered(samples)
    this.remembered.peak += samples
  }

  private subtract(microphone: Float32Array, out: Float32Array): void {
    this.filter.predict(this.played, this.first!, this.predicted)
    for (let i = 0; i < BLOCK_SAMPLES; i++) out[i] = microphone[i]! - this.predicted[i]!
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
    const { coherence, leak } = this.alignment
    const isWrong = coherence > WRONG_COHERENCE && leak > WRONG_LEAK
    const before = this.delay.samples
    const hasJumped = this.delay.update(this.played, this.heard, isWrong)
    const peak = this.delay.samples
    if (peak === null) return
    if (!hasJumped || before === null || !this.remembered) return this.move(peak, hasJumped)
    if (this.search.isBetter(peak - this.remembered.peak)) this.relocate(peak)
    else this.delay.forget(before - peak)
  }

  /**
   * A step of the delay, as devices make it, is found by the whole path at once and not by its strongest way.
   * @returns whether the filter has been moved
   */
  private tryMoves(heardPower: number, leftPower: number): boolean {
    const isPoor = heardPower > LOUD && leftPower > POOR * heardPower
    if (!isPoor) this.search.rest()
    if (!isPoor || !this.remembered) return false
    const samples = this.search.look()
    if (samples === null) return false
    this.delay.forget(this.remembered.peak + samples - this.delay.samples!)
    this.relocate(this.remembered.peak + samples)
    return true
  }

  private expectedLater(blocks: number): Float64Array {
    const first = this.remembered!.first + blocks
    for (let age = 0; age < TRIAL_BLOCKS; age++) {
      const at = (TRIAL_BLOCKS - 1 - age) * BLOCK_SAMPLES
      const block = this.expected.subarray(at, at + BLOCK_SAMPLES)
      this.filter.predictRemembered(this.played, first + age, block)
    }
    return this.expected
  }

  /** What was learned since the jump is worth less than what was known before it, at its new place. */
  private relocate(peak: number): void {
    const known = this.remembered!
    const first = firstBlock(peak)
    this.first = first
    this.filter.recall()
    this.filter.shift(peak - known.peak - (first - known.first) * BLOCK_SAMPLES)
    this.filter.doubt(UNSURE_AFTER_JUMP)
    this.filter.remember()
    this.remembered = { peak, first }
    this.untilDoubt = LEARNING_BLOCKS
    this.leftPower = this.heardPower
  }

  private move(peak: number, hasJumped: boolean): void {
    const before = this.first
    const wanted = (peak - LEAD_SAMPLES) / BLOCK_SAMPLES
    // A quarter of a block to either side, so that a delay at an edge does not move the window back and forth.
    if (before !== null && !hasJumped && wanted > before - 0.25 && wanted < before + 1.25) return
    this.first = firstBlock(peak)
    if (before !== null) this.filter.shift((before - this.first) * BLOCK_SAMPLES)
  }
}

function firstBlock(peak: number): number {
  return Math.max(0, Math.floor((peak - LEAD_SAMPLES) / BLOCK_SAMPLES))
}

function energy(block: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < block.length; i++) sum += block[i]! * block[i]!
  return sum
}
