// The sounds by which the room is learned: rising notes, each with a breath of noise.
import { VOICE_SAMPLE_RATE_HZ } from '../../../shared/audio-format.ts'

interface Tune {
  notesHz: readonly number[]
  apartS: number
  /** The last one rings out. */
  ringS: number
}

/** A pentatonic step up each time: C4, D4, E4, G4, A4. */
const CHECK: Tune = { notesHz: [261.63, 293.66, 329.63, 392, 440], apartS: 0.28, ringS: 0.68 }
/** C4, E4, G4, A4. */
const OPENING: Tune = { notesHz: [261.63, 329.63, 392, 440], apartS: 0.2, ringS: 0.6 }
const ATTACK_S = 0.02
const FADE_OUT_S = 0.15
/** Of a note's amplitude per second, in nepers; its harmonics fall faster, as a bell's do. */
const DECAY = 3
const HARMONICS = 8
/** Of the notes and of the breath, so that the whole is as loud as a voice: about −20 dBFS. */
const NOTE_LEVEL = 0.12
const BREATH_LEVEL = 0.21
/** The breath keeps so much between the notes: the canceller learns of it all the time. */
const LEAST_BREATH = 0.35
/** Above this it falls by 6 dB an octave, as voices do: white noise hisses. */
const BREATH_CORNER_HZ = 1500

/**
 * Mono 24 kHz, 1.8 s, the same at every call. The notes make it pleasant; the breath has something at every frequency
 * that the canceller learns by (190 Hz to 5 kHz), which notes alone have not.
 */
export function roomSound(): Float32Array<ArrayBuffer> {
  return lesson(CHECK)
}

/** The same in short, 1.2 s: hands-free listens from now on. A speech detector hears no voice in it. */
export function openingSound(): Float32Array<ArrayBuffer> {
  return lesson(OPENING)
}

function lesson({ notesHz, apartS, ringS }: Tune): Float32Array<ArrayBuffer> {
  const length = Math.round((apartS * (notesHz.length - 1) + ringS) * VOICE_SAMPLE_RATE_HZ)
  const pcm = new Float32Array(length)
  notesHz.forEach((hz, note) => {
    const from = Math.round(note * apartS * VOICE_SAMPLE_RATE_HZ)
    for (let i = from; i < length; i++) {
      const seconds = (i - from) / VOICE_SAMPLE_RATE_HZ
      pcm[i]! += NOTE_LEVEL * Math.min(1, seconds / ATTACK_S) * bell(hz, seconds)
    }
  })
  const breath = softNoise(length)
  const fadeOut = FADE_OUT_S * VOICE_SAMPLE_RATE_HZ
  for (let i = 0; i < length; i++) {
    const seconds = i / VOICE_SAMPLE_RATE_HZ
    const sinceNoteS = seconds - apartS * Math.min(notesHz.length - 1, Math.floor(seconds / apartS))
    const swell = LEAST_BREATH + (1 - LEAST_BREATH) * Math.exp(-DECAY * sinceNoteS)
    pcm[i]! += BREATH_LEVEL * Math.min(1, seconds / ATTACK_S) * swell * breath[i]!
    pcm[i]! *= Math.min(1, (length - 1 - i) / fadeOut)
  }
  return pcm
}

function bell(hz: number, seconds: number): number {
  let sum = 0
  for (let n = 1; n <= HARMONICS; n++) {
    sum += (Math.exp(-DECAY * n * seconds) * Math.sin(2 * Math.PI * n * hz * seconds)) / n
  }
  return sum
}

/** Noise through a first-order low-pass, by a linear congruential generator; its peaks are near ±1. */
function softNoise(length: number): Float32Array {
  const share = 1 - Math.exp((-2 * Math.PI * BREATH_CORNER_HZ) / VOICE_SAMPLE_RATE_HZ)
  let state = 1
  let low = 0
  return Float32Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    low += share * (state / 2 ** 31 - 1 - low)
    return 1.6 * low
  })
}
