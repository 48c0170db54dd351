// Figures of turns as they are kept, and what the Statistics view makes of them. Numbers and names of models, no words.
import type { Percentiles } from '../percentiles.ts'
import type { TurnStages } from '../turn-events.ts'

/** What is remembered of one turn. Times in ms, null where not measured. */
export interface TurnFigures {
  /** ISO 8601. */
  at: string
  /** Which start of the app it was in. */
  session: string
  typed: boolean
  interrupted: boolean
  voice_to_voice_ms: number | null
  stages: TurnStages
  engines: { stt: string; llm: string; tts: string }
  tokens_per_second: number | null
  tts_real_time_factor: number | null
  buffer_underruns: number
}

export type StatisticsRange = 'session' | 'day' | 'week' | 'all'

/** What took most of a slow turn. `rest`: what no stage tells, such as waking up and playing. */
export type SlowCause = 'endpoint' | 'stt' | 'llm' | 'tts' | 'rest'

export interface SlowTurn {
  at: string
  timeMs: number
  cause: SlowCause
  /** Of the turn's time, 0…1. */
  share: number
}

export interface ModelFigures {
  /** As its engine names it. */
  model: string
  voiceToVoice: Percentiles
  /** Median; null where not measured. */
  tokensPerSecond: number | null
}

/** A stretch of the trend: a turn of a session or a day, an hour of a week, a day of more. */
export interface TrendPoint {
  /** Where it begins, ISO 8601. */
  at: string
  n: number
  p50: number
  p95: number
}

export interface Statistics {
  /** Turns that are remembered of the range, typed ones too. */
  turns: number
  interrupted: number
  underruns: number
  /** Of spoken turns, as everything below. */
  voiceToVoice: Percentiles
  /** Medians of the stages. */
  stages: TurnStages
  tokensPerSecond: number | null
  realTimeFactor: number | null
  /** Oldest first. */
  trend: TrendPoint[]
  /** The one with most turns first. */
  models: ModelFigures[]
  slow: {
    /** From here on a turn is slow. */
    fromMs: number
    n: number
    /** How many each cause made slow, the commonest first; none without one. */
    causes: { cause: SlowCause; n: number }[]
    /** The slowest few, slowest first. */
    slowest: SlowTurn[]
  }
}
