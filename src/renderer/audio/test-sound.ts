// Two soft notes, to hear whether the loudspeaker works.
import { VOICE_SAMPLE_RATE_HZ } from '../../shared/audio-format.ts'

const NOTES_HZ = [523.25, 783.99] // C5, G5
const NOTE_S = 0.45
const APART_S = 0.18
const ATTACK_S = 0.012
const LOUDNESS = 0.25

/** Mono 24 kHz, 0.63 s. */
export function testSound(): Float32Array<ArrayBuffer> {
  const length = Math.round((NOTE_S + APART_S * (NOTES_HZ.length - 1)) * VOICE_SAMPLE_RATE_HZ)
  const pcm = new Float32Array(length)
  NOTES_HZ.forEach((hz, note) => {
    const from = Math.round(note * APART_S * VOICE_SAMPLE_RATE_HZ)
    const samples = Math.round(NOTE_S * VOICE_SAMPLE_RATE_HZ)
    for (let i = 0; i < samples && from + i < length; i++) {
      pcm[from + i]! += LOUDNESS * envelope(i / VOICE_SAMPLE_RATE_HZ) * bell(hz, i)
    }
  })
  return pcm
}

function bell(hz: number, sample: number): number {
  const phase = (2 * Math.PI * hz * sample) / VOICE_SAMPLE_RATE_HZ
  return Math.sin(phase) + 0.2 * Math.sin(2 * phase)
}

function envelope(seconds: number): number {
  const fadeOut = Math.min(1, (NOTE_S - seconds) / 0.05)
  return Math.min(1, seconds / ATTACK_S) * Math.exp(-5 * seconds) * fadeOut
}
