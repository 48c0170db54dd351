// Has it become slower? Told by ratios to the sequential pipeline of the same run, never by times: those are the
// machine's.
import type { Percentiles } from '../../shared/percentiles.ts'
import { isDisturbed, type SequentialFigures } from './sequential-figures.ts'
import type { TurnFigures } from './talk-figures.ts'

/**
 * How much longer ours may take than in the baseline, measured in the sequential pipeline's time. On shared machines
 * one and the same program's times differ by 30 % from run to run: less would cry wolf.
 */
export const TOLERANCE = 0.35

/** From fewer turns a P90 or P95 is no more than the slowest of them, and is not compared. */
export const LEAST_TURNS_OF_A_TAIL = 10

export const RATIO_NAMES = [
  'voice_to_voice_p50',
  'voice_to_voice_p90',
  'voice_to_voice_p95',
  'transcript_p50',
  'reply_p50',
  'speech_p50',
] as const
export type RatioName = (typeof RATIO_NAMES)[number]

export interface Ratio {
  /** The sequential pipeline's time through ours: how many times faster ours is; null where one has no turns. */
  ratio: number | null
  /** Of how many turns, the smaller number of the two; 0 where other programs disturbed the peer. */
  n: number
  /** Other programs took the peer's cores: a ratio of the machine's making would flatter ours. */
  disturbed?: boolean
}
export type Ratios = Record<RatioName, Ratio>

/** What is stored: the ratios, and what to know when they differ. */
export interface Baseline {
  started_at: string
  tier: string
  machine: { cpu: string; cores: number }
  recordings: { names: string[] }
  ratios: Readonly<Record<string, Ratio>>
}

/**
 * worse: by more than the tolerance, or there is no ratio any more; not comparable: a tail of too few turns on either side,
 * or any of a disturbed peer; new: the baseline does not have it.
 */
export type Verdict = 'good' | 'worse' | 'not comparable' | 'new'

export interface ComparedRatio {
  name: RatioName
  ratio: number | null
  baseline: number | null
  verdict: Verdict
}

export interface Regression {
  /** When and where the baseline was measured. */
  baseline: { started_at: string; cpu: string; cores: number }
  tolerance: number
  compared: ComparedRatio[]
  /** None is worse, and the median of the whole way could be compared. */
  passed: boolean
}

/**
 * What stands for each of ours in the sequential pipeline: the transcript (both counted from the end of speech), the
 * whole reply for the first clause, the whole synthesis for the first sound. Not the end of the turn: its silence is the
 * same on every machine, while ours waits for work as well.
 * @param ours warm turns, duplex
 */
export function ratiosOf(ours: TurnFigures, sequential: SequentialFigures): Ratios {
  const { voice_to_voice_ms: own, stages } = ours
  const { voice_to_voice_ms: theirs, steps } = sequential
  const ratio = (
    percent: 'p50' | 'p90' | 'p95',
    part: Percentiles,
    ...whole: [Percentiles, ...Percentiles[]]
  ): Ratio => {
    if (isDisturbed(sequential, percent)) return { ratio: null, n: 0, disturbed: true }
    const n = Math.min(part.n, ...whole.map((step) => step.n))
    const wholeMs = whole.reduce((sum, step) => sum + (step[percent] ?? 0), 0)
    const partMs = part[percent]
    return { ratio: n > 0 && partMs ? wholeMs / partMs : null, n }
  }
  return {
    voice_to_voice_p50: ratio('p50', own, theirs),
    voice_to_voice_p90: ratio('p90', own, theirs),
    voice_to_voice_p95: ratio('p95', own, theirs),
    transcript_p50: ratio('p50', stages.stt_ms, steps.endpoint_ms, steps.stt_ms),
    reply_p50: ratio('p50', stages.llm_first_clause_ms, steps.llm_reply_ms),
    speech_p50: ratio('p50', stages.tts_first_audio_ms, steps.tts_speech_ms),
  }
}

export function compareRatios(now: Ratios, stored: Baseline): Regression {
  const compared = RATIO_NAMES.map((name) => {
    const [own, before] = [now[name], stored.ratios[name]]
    const verdict = judge(name, own, before)
    return { name, ratio: own.ratio, baseline: before?.ratio ?? null, verdict }
  })
  const { started_at, machine } = stored
  return {
    baseline: { started_at, cpu: machine.cpu, cores: machine.cores },
    tolerance: TOLERANCE,
    compared,
    passed:
      compared.every(({ verdict }) => verdict !== 'worse') && !now.voice_to_voice_p50.disturbed,
  }
}

function judge(name: RatioName, own: Ratio, before: Ratio | undefined): Verdict {
  if (!before || before.ratio === null) return 'new'
  const isTail = !name.endsWith('p50')
  if (own.disturbed) return 'not comparable'
  if (isTail && Math.min(own.n, before.n) < LEAST_TURNS_OF_A_TAIL) return 'not comparable'
  if (own.ratio === null) return 'worse' // a run that answers nothing would pass otherwise
  return own.ratio * (1 + TOLERANCE) < before.ratio ? 'worse' : 'good'
}
