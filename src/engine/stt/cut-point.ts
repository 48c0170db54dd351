// Where a long recording may be cut for whisper's 30 s window without cutting a word.
import { MICROPHONE_SAMPLE_RATE_HZ } from '../../shared/audio-format.ts'

/** A part is cut between these lengths, at its quietest place: sure to be a pause between words. */
const EARLIEST_CUT_S = 14
const LATEST_CUT_S = 26
const QUIET_MS = 240
const STEP_MS = 20

/**
 * The middle of the quietest 240 ms between 14 s and 26 s of `pcm`.
 * @param pcm mono 16 kHz
 * @returns a sample index, or undefined where `pcm` is short enough for one pass
 */
export function cutPoint(pcm: Float32Array): number | undefined {
  if (pcm.length <= LATEST_CUT_S * MICROPHONE_SAMPLE_RATE_HZ) return undefined
  const step = (MICROPHONE_SAMPLE_RATE_HZ * STEP_MS) / 1000
  const quiet = (MICROPHONE_SAMPLE_RATE_HZ * QUIET_MS) / 1000
  let best = { energy: Infinity, at: 0 }
  const first = EARLIEST_CUT_S * MICROPHONE_SAMPLE_RATE_HZ
  const last = LATEST_CUT_S * MICROPHONE_SAMPLE_RATE_HZ - quiet
  for (let at = first; at <= last; at += step) {
    let energy = 0
    for (let i = at; i < at + quiet; i++) energy += pcm[i]! ** 2
    if (energy < best.energy) best = { energy, at }
  }
  return best.at + quiet / 2
}
