// What a user's voice makes of a text, as a microphone hears it.
import { levelDbfs, levelsDbfs } from '../../../engine/audio/level.ts'
import { MICROPHONE_SAMPLE_RATE_HZ } from '../../../shared/audio-format.ts'

/** RMS over the speech: a person at arm's length. */
const SPEECH_DBFS = -20
/** So that the detector hears silence before it hears speech. */
const SILENCE_BEFORE_MS = 300
/** What lies so far below the loudest window is no speech. */
const QUIET_DB = 40
const LOUDEST = 0.99

/**
 * `speech` (mono 16 kHz) without the silence at its ends, at −20 dBFS, behind 300 ms of silence. Nothing at all where
 * there is no sound in it.
 */
export function asHeard(speech: Float32Array): Float32Array {
  const levels = levelsDbfs(speech, MICROPHONE_SAMPLE_RATE_HZ)
  const loudest = levels.reduce((most, level) => Math.max(most, level), -120)
  if (loudest <= -100) return new Float32Array()
  const isSpeech = (level: number): boolean => level > loudest - QUIET_DB
  const window = MICROPHONE_SAMPLE_RATE_HZ / 100
  const from = levels.findIndex(isSpeech) * window
  const trimmed = speech.subarray(from, (levels.findLastIndex(isSpeech) + 1) * window)
  const gain = 10 ** ((SPEECH_DBFS - levelDbfs(trimmed)) / 20)
  const before = (MICROPHONE_SAMPLE_RATE_HZ * SILENCE_BEFORE_MS) / 1000
  const heard = new Float32Array(before + trimmed.length)
  trimmed.forEach((sample, i) => {
    heard[before + i] = Math.max(-LOUDEST, Math.min(LOUDEST, sample * gain))
  })
  return heard
}
