// The true end of the last word: the detector's frame, refined by the sound itself.
import { AUDIBLE_DBFS, MICROPHONE_SAMPLE_RATE_HZ } from '../../../shared/audio-format.ts'
import { levelsDbfs } from '../../audio/level.ts'

const WINDOW_MS = 10
/** Silero hangs on up to some 100 ms after the sound, and may let go of a soft last consonant. */
const BEFORE_MS = 300
const AFTER_MS = 160
/** Above the room's noise by so much, a window still belongs to the word. */
const OVER_NOISE_DB = 9

/**
 * End of the last 10 ms window that stands out of the room's noise, near the frame where the detector's speech ended.
 * The measure of requirements.md (10 ms windows over −45 dBFS), with the threshold raised where the room is louder.
 *
 * @param pcm mono 16 kHz of the turn, whose first sample was captured at `startMs`
 * @param speechEndMs end of the last frame that the detector called speech
 * @returns ms on the clock of `startMs`
 */
export function refineSpeechEnd(pcm: Float32Array, startMs: number, speechEndMs: number): number {
  const levels = levelsDbfs(pcm, MICROPHONE_SAMPLE_RATE_HZ)
  const quietest = [...levels].sort((a, b) => a - b)[Math.floor(levels.length / 10)] ?? -120
  const threshold = Math.max(AUDIBLE_DBFS, quietest + OVER_NOISE_DB)
  const index = (ms: number): number => Math.floor((ms - startMs) / WINDOW_MS)
  const last = Math.min(levels.length - 1, index(speechEndMs + AFTER_MS))
  const first = Math.max(0, index(speechEndMs - BEFORE_MS))
  for (let i = last; i >= first; i--)
    if ((levels[i] as number) > threshold) return startMs + (i + 1) * WINDOW_MS
  return speechEndMs
}
