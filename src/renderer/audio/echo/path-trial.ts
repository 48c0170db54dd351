// Would the path as it is known explain what is heard, if it were only somewhat longer or shorter?
import { emptySpectrum, RealFft } from './real-fft.ts'
import { BLOCK_SAMPLES } from './reference-history.ts'

/** What is compared: the last 64 ms, short enough to be mostly new soon after a step, long enough for several periods. */
export const TRIAL_BLOCKS = 4
const SAMPLES = TRIAL_BLOCKS * BLOCK_SAMPLES
const SIZE = 2 * SAMPLES
/** Moves that are tried, either way: 32 ms. Half of what is compared still overlaps. */
const FARTHEST_MOVE = SAMPLES / 2
/** Voices fall by 6 dB per octave; evened out, high bins tell the place as well as low ones. */
const EMPHASIS = 0.9
/** So much of the sound, either side, must overlap. */
const MOST = 0.5
const QUIET = 1e-9 * SAMPLES

export interface Move {
  /** Samples by which the echo comes later than expected. */
  samples: number
  /** 0…1: the part of what is heard that the expected echo explains when moved, and where it is (squared correlation). */
  fit: number
  unmoved: number
}

/** Compares what was heard with the echo a filter expects, at all moves at once. Matched by the room's own answer. */
export class PathTrial {
  private readonly heard = new Float64Array(SAMPLES)
  private readonly fft = new RealFft(SIZE)
  private readonly spectra = [emptySpectrum(this.fft.bins), emptySpectrum(this.fft.bins)] as const
  private readonly time = new Float64Array(SIZE)
  private readonly powers = [new Float64Array(SAMPLES + 1), new Float64Array(SAMPLES + 1)] as const

  /** @param block BLOCK_SAMPLES samples of the microphone; they are copied */
  push(block: ArrayLike<number>): void {
    this.heard.copyWithin(0, BLOCK_SAMPLES)
    this.heard.set(block, SAMPLES - BLOCK_SAMPLES)
  }

  /** @param expected TRIAL_BLOCKS blocks of echo, up to now */
  best(expected: Float64Array): Move {
    this.transform(this.heard, 0)
    this.transform(expected, 1)
    const [heard, echo] = this.spectra
    for (let k = 0; k < this.fft.bins; k++) {
      const re = heard.re[k]! * echo.re[k]! + heard.im[k]! * echo.im[k]!
      heard.im[k] = heard.im[k]! * echo.re[k]! - heard.re[k]! * echo.im[k]!
      heard.re[k] = re
    }
    this.fft.inverse(heard, this.time)
    const best: Move = { samples: 0, fit: this.fit(0), unmoved: this.fit(0) }
    for (let samples = -FARTHEST_MOVE; samples <= FARTHEST_MOVE; samples++) {
      const fit = this.fit(samples)
      if (fit > best.fit) Object.assign(best, { samples, fit })
    }
    return best
  }

  private transform(sound: Float64Array, which: 0 | 1): void {
    const powers = this.powers[which]
    this.time.fill(0)
    for (let i = 1; i < SAMPLES; i++) {
      const sample = sound[i]! - EMPHASIS * sound[i - 1]!
      this.time[i] = sample
      powers[i + 1] = powers[i]! + sample * sample
    }
    this.fft.forward(this.time, this.spectra[which])
  }

  private fit(samples: number): number {
    const [heard, echo] = this.powers
    const correlation = this.time[(samples + SIZE) % SIZE]!
    if (correlation <= 0) return 0
    const [late, early] = [Math.max(0, samples), Math.max(0, -samples)]
    const heardPower = heard[SAMPLES - early]! - heard[late]!
    const echoPower = echo[SAMPLES - late]! - echo[early]!
    if (heardPower < MOST * heard[SAMPLES]! || echoPower < MOST * echo[SAMPLES]!) return 0
    return correlation ** 2 / (heardPower * echoPower + QUIET ** 2)
  }
}
