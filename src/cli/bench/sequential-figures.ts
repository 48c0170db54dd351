// What the benchmark tells of the sequential pipeline.
import type { Percentiles } from '../../shared/percentiles.ts'

/** Silence, then a whisper process for the file, then the whole reply, then the whole synthesis, then sound. */
export interface SequentialFigures {
  n: number
  /** Recordings that it gave no sound for. */
  unanswered: number
  /** What transcribed: `whisper-node …`, or our own engine in a fresh process where that cannot be built. */
  stt: string
  voice_to_voice_ms: Percentiles
  /** What each step took. */
  steps: {
    endpoint_ms: Percentiles
    stt_ms: Percentiles
    llm_reply_ms: Percentiles
    tts_speech_ms: Percentiles
  }
}
