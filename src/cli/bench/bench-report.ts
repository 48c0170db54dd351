// What `bench --json FILE` writes.
import type { Percentiles } from '../../shared/percentiles.ts'
import type { EngineInfo } from '../../engine/ports.ts'
import type { Tier } from '../../engine/tiers.ts'
import type { TurnStages } from '../../shared/turn-events.ts'

/**
 * All figures of one run. Keys are stable: scripts read them. Figures in `…_ms` are milliseconds; each Percentiles has
 * {n, p50, p90, p95, p99, min, max, mean}, null where n is 0.
 */
export interface BenchReport {
  /** When the run began, ISO 8601. */
  started_at: string
  /** A short run (--quick): few measurements, so that only the medians say something. */
  quick: boolean
  tier: Tier
  machine: {
    cpu: string
    cores: number
    os: string
    node: string
    memory_gb: number
    /** Of the last minute before the run: above 0.5 other programs took part in the result. */
    load_average: number
  }
  engines: { stt: EngineInfo; llm: EngineInfo; tts: EngineInfo }
  stt: SttFigures
  tts: TtsFigures
  llm: LlmFigures
  /** From recordings in real time; ptt is null under --quick. */
  turns: { duplex: TurnFigures; ptt: TurnFigures | null }
  /** Under --peers: other ways to do the same on this machine, in the same run. */
  peers: { sequential: SequentialFigures } | null
  /** Under --peers: P90 of the sequential pipeline's voice-to-voice through ours (duplex); null without. */
  p90Ratio: number | null
}

/** One pass over real speech, cut or repeated to the exact length, by all threads that STT is allotted. */
export interface SttFigures {
  audio_5s_ms: Percentiles
  audio_30s_ms: Percentiles
}

/** From the text to the first piece of sound (the first clause is cut as in a turn). */
export interface TtsFigures {
  short_first_audio_ms: Percentiles
  /** A text of more than 50 words. */
  long_first_audio_ms: Percentiles
  /** Time of synthesis through length of the speech, over the long text: the median of the runs. */
  real_time_factor: number
}

/** From the request to the first text of the reply. */
export interface LlmFigures {
  /** Nothing of the prompt is in the KV cache. */
  first_token_cold_ms: Percentiles
  /** The system prompt is, the question is not. */
  first_token_warm_ms: Percentiles
  /** All but the last two words of the question are, too: evaluated while the user still speaks. */
  first_token_prefilled_ms: Percentiles
  /** After the first token. */
  tokens_per_second: Percentiles
}

/** Of the events that the engine told of its turns. */
export interface TurnFigures {
  /** Turns whose reply was heard. */
  n: number
  /** Last sample of speech → first audible sample of the reply. */
  voice_to_voice_ms: Percentiles
  /** End of turn decided → first audible sample of the reply. */
  decided_to_audio_ms: Percentiles
  stages: Record<keyof TurnStages, Percentiles>
  /** Start of speech → first partial transcript. */
  first_partial_ms: Percentiles
  /** One partial transcript → the next. */
  partial_gap_ms: Percentiles
  tokens_per_second: Percentiles
  tts_real_time_factor: Percentiles
  /** How often a reply ran dry, over all turns. */
  buffer_underruns: number
  /** Turns taken back because the user went on (or because what was heard was no speech). */
  retracted: number
  failed: number
}

/** Silence, then a whisper process for the file, then the whole reply, then the whole synthesis, then sound. */
export interface SequentialFigures {
  n: number
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
