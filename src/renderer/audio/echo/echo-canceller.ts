// Takes what the loudspeaker plays out of what the microphone hears, leaves the person, and tells the two apart.
import { FRAME_SAMPLES, MICROPHONE_SAMPLE_RATE_HZ } from '../../../shared/audio-format.ts'
import { decibels } from '../sound-level.ts'
import { DriftingReference } from './drifting-reference.ts'
import { EchoAbsence } from './echo-absence.ts'
import { EchoPath, HISTORY_BLOCKS, LAGS, PARTITIONS } from './echo-path.ts'
import { FitWitness } from './fit-witness.ts'
import { LouderPerson } from './louder-person.ts'
import { RealFft } from './real-fft.ts'
import { BLOCK_SAMPLES, ReferenceHistory, SPECTRUM_SAMPLES } from './reference-history.ts'
import { ResidualEcho } from './residual-echo.ts'

/** What is played more quietly than −80 dBFS is not played. */
const AUDIBLE = 1e-8 * FRAME_SAMPLES
/** Frames after the last sound until nothing of it can be heard any more: the longest delay and the filter's length. */
const TAIL_FRAMES = ((LAGS + PARTITIONS) * BLOCK_SAMPLES) / FRAME_SAMPLES
/** How fast the clocks' drift is learned from the lag of the echo: critically damped, known after about two seconds. */
const LAG_SHARE = 0.02
const DRIFT_SHARE = 0.0004
/** Lag that is believed, and drift: 150 ppm. Of an echo that the filter does not explain, no lag is known. */
const MOST_LAG = 0.5
const MOST_DRIFT = 150e-6 * BLOCK_SAMPLES
const UNEXPLAINED_LEAK = 0.3
/** A frame that is so much our own tells how loud the echo can be. */
const OWN_SHARE = 0.9
/** The lag means something where the filter leaves less than this of the echo. */
const CONVERGED_LEAK = 0.1

export interface EchoReport {
  /** Something is played, or was within the last 736 ms. Where not, the samples are the microphone's own. */
  isPlaying: boolean
  /** The filter takes away at least 10 dB of the echo; it stays so between replies. */
  isConverged: boolean
  /** From what is played to what is heard; null: not known yet. */
  delayMs: number | null
  /** Level of the echo in the microphone, as the filter expects it; −120 is silence. */
  echoDbfs: number
  /** Level of the echo that is expected to be left in `samples`, 190 Hz to 5 kHz. */
  residualDbfs: number
  /** Microphone over `samples`, over the last fifth of a second. A person who speaks lowers it. */
  erleDb: number
  /** By how much the microphone's clock runs apart from the loudspeaker's. */
  driftPpm: number
  /** Nothing of what is played is heard, as by headphones. */
  isAbsent: boolean
  /** 0…1: how much of `samples`, noise aside, can be the assistant's own voice. */
  ownShare: number
}

export interface CancelledFrame {
  /** FRAME_SAMPLES samples without the echo; not late. */
  samples: Float32Array
  echo: EchoReport
}

/** One of these per opening of the microphone; frames in their order. What it has learned is kept between replies. */
export class EchoCanceller {
  private readonly fft = new RealFft(SPECTRUM_SAMPLES)
  private readonly played = new ReferenceHistory(this.fft, HISTORY_BLOCKS)
  private readonly path = new EchoPath(this.fft, this.played)
  private readonly residual = new ResidualEcho()
  private readonly reference = new DriftingReference()
  private readonly absence = new EchoAbsence()
  private readonly witness = new FitWitness()
  private readonly louder = new LouderPerson()
  private readonly block = new Float64Array(BLOCK_SAMPLES)
  private silentFrames = TAIL_FRAMES
  private driftSamples = 0
  private lagSamples = 0
  private wasConverged = false
  private isLouder = false

  /**
   * @param microphone FRAME_SAMPLES samples at 16 kHz, as they come: no other canceller, noise suppression or gain
   * @param reference as many samples of what is played at that time, with all gains; it may be up to 500 ms ahead of
   * its echo and must be 10 ms ahead at least
   */
  process(microphone: Float32Array, reference: Float32Array): CancelledFrame {
    const wasPlaying = this.silentFrames < TAIL_FRAMES
    this.silentFrames = energy(reference) > AUDIBLE ? 0 : this.silentFrames + 1
    if (this.silentFrames >= TAIL_FRAMES) {
      if (wasPlaying) this.played.clear()
      this.reference.pass((FRAME_SAMPLES / BLOCK_SAMPLES) * this.driftSamples)
      return { samples: microphone, echo: this.report(false, 0, { ownShare: 0, power: 0 }) }
    }
    if (!wasPlaying) {
      this.path.lengthen(this.reference.settle())
      this.witness.begin()
    }
    const samples = new Float32Array(FRAME_SAMPLES)
    let echo = 0
    for (let from = 0; from < FRAME_SAMPLES; from += BLOCK_SAMPLES) {
      const to = from + BLOCK_SAMPLES
      this.reference.read(
        reference.subarray(from, to),
        this.driftSamples + this.lagSamples,
        this.block,
      )
      this.played.push(this.block)
      echo += this.path.cancel(microphone.subarray(from, to), samples.subarray(from, to))
      if (this.path.output.isMissed) this.doubt()
      const { coherence, leak } = this.path.alignment
      const wasLost = this.witness.isLost
      this.witness.update(this.path.fit.fit, this.path.quickFit.fit)
      if (this.witness.isLost && !wasLost) this.path.forgetFit()
      const isOff = this.path.seemsMoved || this.witness.isLost
      const tiedLeak = isOff ? 1 : coherence > 0.12 ? leak : 0
      this.residual.update(this.path.left, this.path.echo, tiedLeak, this.path.misfit)
      this.followDrift()
    }
    const heardPower = energy(microphone) / FRAME_SAMPLES
    if (this.silentFrames === 0) this.absence.update(heardPower)
    const residual = this.residual.takeFrame()
    const isTold = !this.wasConverged || residual.ownShare > OWN_SHARE
    const isOwn = this.wasConverged && this.witness.isLost ? null : isTold
    this.isLouder = this.louder.update(heardPower, energy(reference) / FRAME_SAMPLES, isOwn)
    if (this.isConverged && !this.wasConverged) {
      this.wasConverged = true
      this.louder.trust()
    }
    return { samples, echo: this.report(true, echo, residual) }
  }

  /** What is played may be heard at another time than before, or is not all known: until it is found, all is our own. */
  doubt(): void {
    this.witness.begin()
    this.path.forgetFit()
  }

  /** Whether there is an echo, where that has been measured; what is learned of one later counts all the same. */
  believe(isAbsent: boolean): void {
    this.absence.believe(isAbsent)
    if (!isAbsent) this.louder.trust()
  }

  private get isConverged(): boolean {
    return this.residual.leak < CONVERGED_LEAK
  }

  private get isAbsent(): boolean {
    return this.path.delaySamples === null && this.absence.isSure
  }

  /**
   * Before the first echo has been learned, and where it has been lost, only who is louder can be told from it: the rest is
   * taken for our own.
   */
  private judged(ownShare: number): number {
    if (this.wasConverged && !this.witness.isLost) return ownShare
    return this.isAbsent || this.isLouder ? 0 : 1
  }

  private followDrift(): void {
    const { lagSamples, leak } = this.path.alignment
    const known = leak < UNEXPLAINED_LEAK ? lagSamples : 0
    const lag = Math.max(-MOST_LAG, Math.min(MOST_LAG, known))
    const drift = this.driftSamples + DRIFT_SHARE * lag
    this.driftSamples = Math.max(-MOST_DRIFT, Math.min(MOST_DRIFT, drift))
    this.lagSamples = LAG_SHARE * lag
  }

  private report(
    isPlaying: boolean,
    echo: number,
    { ownShare, power }: { ownShare: number; power: number },
  ): EchoReport {
    const { delaySamples } = this.path
    const delay = delaySamples === null ? null : delaySamples + this.reference.delaySamples
    return {
      isPlaying,
      isConverged: this.isConverged,
      delayMs: delay === null ? null : (delay / MICROPHONE_SAMPLE_RATE_HZ) * 1000,
      echoDbfs: decibels(echo / FRAME_SAMPLES),
      // Half the spectrum's bins, of transforms of unscaled samples.
      residualDbfs: decibels((2 * power) / SPECTRUM_SAMPLES / FRAME_SAMPLES),
      erleDb: isPlaying ? decibels(this.path.gain) : 0,
      driftPpm: (-this.driftSamples / BLOCK_SAMPLES) * 1e6,
      isAbsent: this.isAbsent,
      ownShare: isPlaying ? this.judged(ownShare) : 0,
    }
  }
}

function energy(samples: Float32Array): number {
  let sum = 0
  for (let i = 0; i < samples.length; i++) sum += samples[i]! * samples[i]!
  return sum
}
