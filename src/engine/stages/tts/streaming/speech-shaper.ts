// Takes Kokoro's own silence away while the sound is still being made: before it, after it, and long gaps inside.
import { joined } from '../../../audio/joined.ts'
import { AUDIBLE_DBFS } from '../../../../shared/audio-format.ts'
import { levelDbfs } from '../../../audio/level.ts'
import { samples } from '../samples.ts'

const WINDOW_SAMPLES = samples(5)

/** Kokoro's silence lies between −62 and −88 dBFS, its softest onsets (f, h, th) rise from −55. */
const SPEECH_DBFS = -55

/** Kept before the first sound above the floor, in windows: the breath of a soft consonant. */
const ONSET_WINDOWS = 2

/** Kept after the last sound above the floor, in windows: the decay of the last vowel. */
const DECAY_WINDOWS = 5

/** A pause inside a clause longer than this is shortened to it. Listeners take more for a stall. */
export const LONGEST_PAUSE_MS = 240
/** What of it stays on either side, in windows. */
const HALF_PAUSE_WINDOWS = samples(LONGEST_PAUSE_MS) / WINDOW_SAMPLES / 2

/** Which ends of a stretch of speech are none: there the sentence was spoken before, or is spoken on. */
export interface OpenEnds {
  continues: boolean
  goesOn: boolean
}

/**
 * One utterance, pushed in stretches of any length, mono 24 kHz. What comes out is faded in and out over 5 ms at every
 * cut. Sound comes out at once but for its last 5 ms; quiet stretches wait until it is known what follows them.
 * An open end stays as it is, to the sample; only of a long pause that lies across it, each side keeps half.
 */
export class SpeechShaper {
  private rest = new Float32Array(0)
  private wasHeard = false
  /** The last windows before the first sound. */
  private onset: Float32Array[] = []
  /** Quiet windows since the last audible one. */
  private quiet: Float32Array[] = []
  /** How many of them end in sound that is faint, but sound. */
  private faint = 0
  /** The last window of what is said so far: it may have to fade out. */
  private held: Float32Array | undefined

  constructor(private readonly ends: OpenEnds = { continues: false, goesOn: false }) {}

  /** What of the speech is certain by now; may be empty. */
  push(pcm: Float32Array): Float32Array {
    const all = joined([this.rest, pcm])
    const whole = all.length - (all.length % WINDOW_SAMPLES)
    this.rest = all.slice(whole)
    const said: Float32Array[] = []
    for (let at = 0; at < whole; at += WINDOW_SAMPLES)
      said.push(...this.hear(all.slice(at, at + WINDOW_SAMPLES)))
    return this.allButLast(said)
  }

  /** The end of the speech. */
  end(): Float32Array {
    if (!this.wasHeard && this.faint === 0) return new Float32Array(0)
    const held = this.held ? [this.held] : []
    if (!this.ends.goesOn)
      return fadeOut(joined([...held, ...this.quiet.slice(0, this.faint + DECAY_WINDOWS)]))
    if (this.quiet.length <= HALF_PAUSE_WINDOWS) return joined([...held, ...this.quiet, this.rest])
    return fadeOut(joined([...held, ...this.quiet.slice(0, HALF_PAUSE_WINDOWS)]))
  }

  private hear(window: Float32Array): Float32Array[] {
    const level = levelDbfs(window)
    if (!this.wasHeard && !this.ends.continues) {
      if (level <= SPEECH_DBFS) {
        this.onset = [...this.onset, window].slice(-ONSET_WINDOWS)
        return []
      }
      this.wasHeard = true
      return [...fadedIn([...this.onset, window])]
    }
    if (level <= AUDIBLE_DBFS) {
      this.quiet.push(window)
      if (level > SPEECH_DBFS) this.faint = this.quiet.length
      return []
    }
    const pause = this.wasHeard ? shortened(this.quiet) : latterHalf(this.quiet)
    this.wasHeard = true
    this.quiet = []
    this.faint = 0
    return [...pause, window]
  }

  private allButLast(said: Float32Array[]): Float32Array {
    if (said.length === 0) return new Float32Array(0)
    const before = this.held ? [this.held] : []
    this.held = said.at(-1)
    return joined([...before, ...said.slice(0, -1)])
  }
}

/** The middle of a long pause goes: decay and onset stay as they were spoken. */
function shortened(pause: Float32Array[]): Float32Array[] {
  if (pause.length <= 2 * HALF_PAUSE_WINDOWS) return pause
  const before = pause.slice(0, HALF_PAUSE_WINDOWS)
  fadeOut(before.at(-1)!)
  return [...before, ...latterHalf(pause)]
}

function latterHalf(pause: Float32Array[]): Float32Array[] {
  return pause.length <= HALF_PAUSE_WINDOWS ? pause : fadedIn(pause.slice(-HALF_PAUSE_WINDOWS))
}

function fadedIn(windows: Float32Array[]): Float32Array[] {
  const first = windows[0]!
  for (let at = 0; at < first.length; at++) first[at]! *= at / first.length
  return windows
}

/** Fades the last 5 ms of `pcm`, in place. */
function fadeOut(pcm: Float32Array): Float32Array {
  const length = Math.min(WINDOW_SAMPLES, pcm.length)
  for (let at = 0; at < length; at++) pcm[pcm.length - 1 - at]! *= at / length
  return pcm
}
