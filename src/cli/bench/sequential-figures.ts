// What the benchmark tells of the sequential pipeline.
import type { Percentiles } from '../../shared/percentiles.ts'

/** Silence, then a whisper process for the file, then the whole reply, then the whole synthesis, then sound. */
export interface SequentialFigures {
  n: number
  /** Recordings that it gave no sound for. */
  unanswered: number
  /** What transcribed: `whisper-node …`, or our own engine in a fresh process where that cannot be built. */
  stt: string
  /** What spoke. */
  tts: string
  voice_to_voice_ms: Percentiles
  /** What each step took. */
  steps: {
    endpoint_ms: Percentiles
    stt_ms: Percentiles
    llm_reply_ms: Percentiles
    tts_speech_ms: Percentiles
  }
}

/** One whisper pass reads a window of 30 s whatever was said: its times hardly differ on a machine of one's own. */
const MOST_SPREAD = 3

/**
 * Whether other programs took the peer's cores, at this percentile. Its two threads wait for each other by spinning: beside
 * a busy program one and the same clip took 1.3 s or 25 s, and P90 made ours 33 times faster than it.
 */
export function isDisturbed({ steps }: SequentialFigures, percent: 'p50' | 'p90' | 'p95'): boolean {
  const { min, [percent]: reached } = steps.stt_ms
  return min !== null && reached !== null && reached > MOST_SPREAD * min
}
