// What `bench --json FILE` writes.
import type { EngineInfo } from '../../engine/ports.ts'
import type { Tier } from '../../engine/tiers.ts'
import type { Ratios, Regression } from './regression.ts'
import type { SequentialFigures } from './sequential-figures.ts'
import type { LlmFigures, SttFigures, TtsFigures } from './stage-figures.ts'
import type { TalkFigures } from './talk-figures.ts'

/**
 * All figures of one run. Keys are stable: scripts read them. Figures in `…_ms` are milliseconds; each Percentiles has
 * {n, p50, p90, p95, p99, min, max, mean}, null where n is 0. The figures of one tier stand at the top: of the tier that
 * was asked for, and under `--tier all` of balanced.
 */
export interface BenchReport extends TierFigures {
  /** When the run began, ISO 8601. */
  started_at: string
  /** A short run (--quick): few measurements, so that only the medians say something. */
  quick: boolean
  machine: {
    cpu: string
    cores: number
    os: string
    node: string
    memory_gb: number
    /** Of the last minute before the run: above 0.5 other programs took part in the result. */
    load_average: number
  }
  recordings: {
    /** The program's own, or files that the user named. */
    from: 'bundled' | 'own'
    /** File names without folders, in the order in which a conversation plays them. */
    names: string[]
    /** How many conversations played them all, in each way to talk. */
    rounds: number
  }
  /** Under `--tier all`: every tier's figures, balanced's once more; null else. */
  tiers: Record<Tier, TierFigures> | null
  /** Under --baseline: how the ratios stand to the stored ones; null else. */
  regression: Regression | null
}

/** What one tier does on this machine, measured with engines of its own. */
export interface TierFigures {
  tier: Tier
  engines: { stt: EngineInfo; llm: EngineInfo; tts: EngineInfo }
  stt: SttFigures
  tts: TtsFigures
  llm: LlmFigures
  /** From recordings in real time; ptt is null under --quick. */
  turns: { duplex: TalkFigures; ptt: TalkFigures | null }
  /** Under --peers: other ways to do the same on this machine, in the same run. */
  peers: { sequential: SequentialFigures } | null
  /** Under --peers: P90 of the sequential pipeline's voice-to-voice through ours (duplex, warm); null without. */
  p90Ratio: number | null
  /** Under --peers: the sequential pipeline's times through ours, which hardly depend on the machine; null without. */
  ratios: Ratios | null
}
