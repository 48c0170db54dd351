// What the pairs of a comparison tell.
import type { TurnStages } from '../../../shared/turn-events.ts'
import { isShown, LEAST_PAIRS, pairedInterval, type Interval } from './bootstrap.ts'
import type { Sample } from './play-side.ts'

export type Metric = 'voice_to_voice_ms' | keyof TurnStages | 'words_right'

export const METRICS: Readonly<Record<Metric, string>> = {
  voice_to_voice_ms: 'voice to voice',
  endpoint_ms: 'end of speech → decided',
  stt_ms: 'end of speech → transcript',
  llm_first_token_ms: 'model → first token',
  llm_first_clause_ms: 'model → first clause',
  tts_first_audio_ms: 'voice → first sound',
  words_right: 'words right',
}

export interface PlayedPair {
  recording: string
  round: number
  a: Sample
  b: Sample
}

export interface Compared {
  metric: Metric
  a_mean: number | null
  b_mean: number | null
  /** Of B − A, over the pairs that have both; null where none has. */
  difference: Interval | null
  /** What the difference shows; `none`: nothing. */
  shown: 'more' | 'less' | 'none'
}

export interface Comparison {
  compared: Compared[]
  cut_offs: { a: number; b: number }
  unanswered: { a: number; b: number }
  verdict: string
}

/** @param names of the sides, as the verdict calls them */
export function compare(
  pairs: readonly PlayedPair[],
  names: readonly [string, string],
  seed: number,
): Comparison {
  const compared = (Object.keys(METRICS) as Metric[]).map((metric) => of(metric, pairs, seed))
  const sum = (count: (sample: Sample) => number) => ({
    a: pairs.reduce((total, { a }) => total + count(a), 0),
    b: pairs.reduce((total, { b }) => total + count(b), 0),
  })
  return {
    compared,
    cut_offs: sum(({ cut_offs }) => cut_offs),
    unanswered: sum(({ voice_to_voice_ms }) => (voice_to_voice_ms === null ? 1 : 0)),
    verdict: verdictOf(compared[0]!, names),
  }
}

function of(metric: Metric, pairs: readonly PlayedPair[], seed: number): Compared {
  const both = pairs.flatMap(({ a, b }) => {
    const [one, other] = [valueOf(a, metric), valueOf(b, metric)]
    return one === null || other === null ? [] : [{ a: one, b: other }]
  })
  const mean = (values: readonly number[]): number | null =>
    values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
  const difference =
    pairedInterval(
      both.map(({ a, b }) => b - a),
      seed,
    ) ?? null
  const isSure = difference !== null && isShown(difference)
  return {
    metric,
    a_mean: mean(both.map(({ a }) => a)),
    b_mean: mean(both.map(({ b }) => b)),
    difference,
    shown: !isSure ? 'none' : difference.mean > 0 ? 'more' : 'less',
  }
}

function valueOf(sample: Sample, metric: Metric): number | null {
  if (metric === 'voice_to_voice_ms' || metric === 'words_right') return sample[metric]
  return sample.stages?.[metric] ?? null
}

function verdictOf({ difference, shown }: Compared, [a, b]: readonly [string, string]): string {
  const n = difference?.n ?? 0
  if (n < LEAST_PAIRS) return `No verdict: ${n} pairs, at least ${LEAST_PAIRS} are needed.`
  const { mean, low, high } = difference!
  const ms = (value: number): string => `${Math.round(value)} ms`
  const interval = `95 % interval ${ms(low)} to ${ms(high)}, ${n} pairs`
  if (shown === 'none') return `No difference shown (B − A: ${interval}).`
  const [faster, slower] = shown === 'less' ? [b, a] : [a, b]
  return `${faster} answers ${ms(Math.abs(mean))} sooner than ${slower} (B − A: ${interval}).`
}
