// What the benchmark tells of turns, warm and cold.
import type { TurnStages } from '../../shared/turn-events.ts'
import type { Percentiles } from '../../shared/percentiles.ts'

/** Of the events that the engine told of its turns. */
export interface TurnFigures {
  /** Turns whose reply was heard. */
  n: number
  /** Recordings that were played. */
  files: number
  /** Recordings for which no reply was heard: no percentile knows of them. */
  unanswered: number
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
  /** What answering early cost. */
  speculation: {
    /** Replies begun at a pause of a turn that was answered, before it was committed. */
    replies_prepared: number
    /** Those of them that were used, through all; null where none was prepared. */
    hit_rate: number | null
    /** Time for which the others had been in the making when they were withdrawn. */
    withdrawn_ms: number
    /** Committed turns taken back, their prepared replies with them: the same as `retracted`. */
    replies_withdrawn: number
    /** Turns beyond one for a recording: somebody was answered in the middle of what they said. */
    false_cutoffs: number
  }
  failed: number
}

/** Warm turns, and apart from them the cold ones, so that neither hides in the other's percentiles. */
export interface TalkFigures extends TurnFigures {
  /**
   * The first turn of a freshly opened engine, each of an engine of its own: its cache holds no more than opening has
   * put there (the system prompt).
   */
  cold: TurnFigures
}
