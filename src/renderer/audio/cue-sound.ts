// The soft sounds of a press and of trouble, as samples: short, quiet, and without an edge that would click.
import { VOICE_SAMPLE_RATE_HZ } from '../../shared/audio-format.ts'

export type Cue = 'start' | 'stop' | 'error'

interface Note {
  hz: number
  fromS: number
  lastsS: number
}

/** Up: it listens. Down: it does not any more. Low, twice: something is wrong. */
const NOTES: Record<Cue, readonly Note[]> = {
  start: [
    { hz: 587.33, fromS: 0, lastsS: 0.06 }, // D5
    { hz: 880, fromS: 0.045, lastsS: 0.075 }, // A5
  ],
  stop: [
    { hz: 880, fromS: 0, lastsS: 0.06 },
    { hz: 587.33, fromS: 0.045, lastsS: 0.075 },
  ],
  error: [
    { hz: 311.13, fromS: 0, lastsS: 0.065 }, // E flat 4
    { hz: 311.13, fromS: 0.08, lastsS: 0.068 },
  ],
}

/** The highest sample, of full scale: −21.4 dBFS at full volume. */
const LOUDNESS = 0.085

/** Mono 24 kHz, at most 150 ms. */
export function cueSound(cue: Cue): Float32Array<ArrayBuffer> {
  const notes = NOTES[cue]
  const lengthS = Math.max(...notes.map(({ fromS, lastsS }) => fromS + lastsS))
  const pcm = new Float32Array(Math.ceil(lengthS * VOICE_SAMPLE_RATE_HZ))
  for (const note of notes) add(pcm, note)
  const peak = pcm.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)
  return pcm.map((sample) => (sample * LOUDNESS) / peak)
}

/** A note rises and falls by half a cosine: its spectrum stays beside its pitch. */
function add(pcm: Float32Array, { hz, fromS, lastsS }: Note): void {
  const from = Math.round(fromS * VOICE_SAMPLE_RATE_HZ)
  const length = Math.min(Math.round(lastsS * VOICE_SAMPLE_RATE_HZ), pcm.length - from)
  for (let i = 0; i < length; i++) {
    const envelope = 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / (length - 1))
    pcm[from + i]! += envelope * Math.sin((2 * Math.PI * hz * i) / VOICE_SAMPLE_RATE_HZ)
  }
}
