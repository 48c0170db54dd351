// Lengths of the voice's sound.
import { VOICE_SAMPLE_RATE_HZ } from '../../../shared/audio-format.ts'

/** `ms` of the voice's PCM in samples. */
export function samples(ms: number): number {
  return Math.round((ms * VOICE_SAMPLE_RATE_HZ) / 1000)
}
