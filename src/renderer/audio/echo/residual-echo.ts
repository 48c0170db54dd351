// How much of what is left after cancelling is still the assistant's own voice.
import type { Spectrum } from './real-fft.ts'
import { BINS } from './reference-history.ts'

/** Edges of the bands in bins of 31.25 Hz: 190 Hz to 5 kHz, where voices are told from each other. */
const EDGES = [6, 10, 14, 19, 25, 32, 40, 50, 64, 80, 100, 128, 160]
const BANDS = EDGES.length - 1
/** What lasts from block to block of the reverberation that the filter is too short for: 60 dB in 0.8 s. */
const REVERBERATION = 0.75
/** Learning the leak, in nepers per block: its 70 % quantile while nobody else is heard. */
const FALL = 0.05
const RISE = 0.117
/** Both are faster at first, so that a person is heard over the first reply: four times, until so many blocks (2 s). */
const EARLY = 4
const EARLY_BLOCKS = 125
/** Rising is slow where a person may be the cause. */
const RISE_IN_DOUBT = 0.006
/** Below this share of our own, somebody else may be speaking. */
const OTHER_BELOW = 0.4
/** A leak that is estimated by its usual height is exceeded at times. */
const MARGIN = 4
/** Noise is the least that is heard; it is believed to rise by a fifth in a second. */
const NOISE_RISE = 1.003
/** Noise is louder than its least, and so much at times. */
const NOISE_HEIGHT = 3
/** A band counts as playing where the echo is so much above the noise. */
const ABOVE_NOISE = 3
const LEAST_LEAK = Math.log(1e-4)
const QUIET = 1e-9
/** Echoes below −75 dBFS teach nothing: they are lost in any room's noise, and where there is none, digital silence. */
const AUDIBLE = 3e-8 * 128
/** An echo that only reverberates teaches what the filter is too short for, unless nothing of it is heard. */
const LOUD = 0.3

/**
 * Keeps, per band, the leak: the power left after cancelling per power of the expected echo (Valin, "On adjusting the
 * learning rate in frequency domain echo cancellation with double-talk", 2007, gets it by regression; a quantile of the
 * ratio does not mind a person's words). What is left beyond leak and noise is somebody else.
 */
export class ResidualEcho {
  private readonly leaks = new Float64Array(BANDS).fill(0)
  private readonly sounding = new Float64Array(BANDS)
  private readonly noises = new Float64Array(BANDS).fill(Infinity)
  private readonly smoothed = new Float64Array(BANDS)
  private readonly lessons = new Float64Array(BANDS)
  private own = 0
  private other = 0
  private expected = 0
  private share = 1

  /** Usual power left per power of the echo, over all bands. 1: nothing is cancelled yet. */
  get leak(): number {
    return Math.exp(this.leaks.reduce((sum, leak) => sum + leak, 0) / BANDS)
  }

  /**
   * One block. Both spectra are those of zero-padded blocks.
   * @param left the microphone less the expected echo
   * @param misfit power per bin that the filter does not know yet: a first sound, or one in new bins, tells no leak
   * @param tiedLeak leak that is known otherwise, at once, when the echo's path has changed
   */
  update(left: Spectrum, echo: Spectrum, tiedLeak: number, misfit: Float64Array): void {
    for (let b = 0; b < BANDS; b++) {
      const leftPower = bandPower(left, b)
      const echoPower = bandPower(echo, b)
      const sounding = Math.max(echoPower, REVERBERATION * this.sounding[b]!)
      this.sounding[b] = sounding
      const noise = this.listen(b, leftPower)
      const tells = leftPower > AUDIBLE || echoPower > LOUD * sounding
      if (tells && sounding > ABOVE_NOISE * noise + AUDIBLE) {
        this.learn(b, Math.max(0, leftPower - NOISE_HEIGHT * noise), sounding)
      }
      const usual = Math.max(Math.exp(this.leaks[b]!), tiedLeak) * sounding
      const unknown = sum(misfit, b)
      const residual = Math.max(usual, unknown)
      // The filter's own doubt is rather too great than too small (10 dB in its first second): it needs no margin.
      const bound = Math.max(MARGIN * usual, unknown)
      // Voices fall with frequency; weighted by it, their consonants count as well.
      const weight = EDGES[b]! / EDGES[0]!
      this.expected += residual
      this.own += weight * Math.min(bound, leftPower)
      this.other += weight * Math.max(0, leftPower - bound - NOISE_HEIGHT * noise)
    }
  }

  /** Closes a frame. `ownShare`: 0…1; `power`: of the residual echo, as the sum of its bins' over the frame. */
  takeFrame(): { ownShare: number; power: number } {
    const ownShare = this.own > 0 ? this.own / (this.own + this.other) : 0
    const power = this.expected
    this.share = ownShare
    this.own = 0
    this.other = 0
    this.expected = 0
    return { ownShare, power }
  }

  private listen(b: number, power: number): number {
    this.smoothed[b] = 0.8 * this.smoothed[b]! + 0.2 * power
    return (this.noises[b] = Math.min(this.smoothed[b], NOISE_RISE * this.noises[b]!))
  }

  private learn(b: number, leftPower: number, sounding: number): void {
    const leak = this.leaks[b]!
    const ratio = Math.log((leftPower + QUIET) / sounding)
    const pace = Math.max(1, EARLY * (1 - this.lessons[b]!++ / EARLY_BLOCKS))
    const rise = this.share < OTHER_BELOW ? RISE_IN_DOUBT : pace * RISE
    const next = ratio > leak ? leak + Math.min(rise, ratio - leak) : leak - pace * FALL
    this.leaks[b] = Math.min(0, Math.max(LEAST_LEAK, next))
  }
}

function sum(values: Float64Array, b: number): number {
  let power = 0
  for (let k = EDGES[b]!; k < EDGES[b + 1]!; k++) power += values[k]!
  return power
}

function bandPower({ re, im }: Spectrum, b: number): number {
  let power = 0
  for (let k = EDGES[b]!; k < Math.min(BINS, EDGES[b + 1]!); k++) power += re[k]! ** 2 + im[k]! ** 2
  return power
}
