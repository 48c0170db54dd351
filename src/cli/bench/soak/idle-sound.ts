// What a microphone hears while nobody talks to the app.
import { MICROPHONE_SAMPLE_RATE_HZ } from '../../../shared/audio-format.ts'

export const IDLE_SOUNDS = ['silence', 'noise', 'music'] as const
export type IdleSound = (typeof IDLE_SOUNDS)[number]

/** A room in which a fan runs; music from the next room; a bang. Peaks, of full scale. */
const NOISE = 0.006
const MUSIC = 0.05
const BURST = 0.4
/** A bar of four chords, two seconds each, as semitones from A3. */
const CHORDS = [
  [0, 4, 7],
  [-4, 0, 3],
  [-7, -3, 0],
  [-5, -1, 2],
]
const CHORD_SECONDS = 2
const NOTE_SECONDS = 0.25

/** So many samples, mono 16 kHz; the same at every call. */
export function soundOf(sound: IdleSound | 'burst', samples: number): Float32Array {
  switch (sound) {
    case 'silence':
      return new Float32Array(samples)
    case 'noise':
      return noise(samples).map((sample) => sample * NOISE)
    case 'burst':
      return noise(samples).map((sample, i) => sample * BURST * (1 - i / samples))
    case 'music':
      return Float32Array.from({ length: samples }, (_, i) => music(i / MICROPHONE_SAMPLE_RATE_HZ))
  }
}

/** White noise by a linear congruential generator (Numerical Recipes). */
function noise(samples: number): Float32Array {
  let state = 1
  return Float32Array.from({ length: samples }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 31 - 1
  })
}

/** Chords, and plucked notes of them above, at moment `seconds`. */
function music(seconds: number): number {
  const chord = CHORDS[Math.floor(seconds / CHORD_SECONDS) % CHORDS.length]!
  const pad = chord.map((semitone) => tone(semitone, seconds) / 3)
  const note = Math.floor(seconds / NOTE_SECONDS)
  const age = seconds - note * NOTE_SECONDS
  const melody = tone(12 + chord[(note * 2) % chord.length]!, seconds) * Math.exp(-8 * age)
  return (MUSIC / 2) * (pad.reduce((sum, one) => sum + one, 0) + melody)
}

/** With three overtones. */
function tone(semitone: number, seconds: number): number {
  const hertz = 220 * 2 ** (semitone / 12)
  let sum = 0
  for (let k = 1; k <= 4; k++) sum += Math.sin(2 * Math.PI * hertz * k * seconds) / k
  return sum / 2
}
