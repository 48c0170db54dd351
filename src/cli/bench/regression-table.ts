// The comparison with a baseline as people read it.
import type { FigureTable } from './figure-table.ts'
import { LEAST_TURNS_OF_A_TAIL, type RatioName, type Regression } from './regression.ts'

const RATIOS: Record<RatioName, string> = {
  voice_to_voice_p50: 'voice to voice, P50',
  voice_to_voice_p90: 'voice to voice, P90',
  voice_to_voice_p95: 'voice to voice, P95',
  transcript_p50: 'transcript / transcript',
  reply_p50: 'whole reply / first clause',
  speech_p50: 'whole speech / first sound',
}

export function regressionTable({ baseline, tolerance, compared }: Regression): FigureTable {
  const { started_at, cpu, cores } = baseline
  const percent = Math.round(tolerance * 100)
  const isShort = compared.some(({ verdict }) => verdict === 'not comparable')
  return {
    title: 'Sequential pipeline / ours',
    columns: ['ratio', 'baseline', 'verdict'],
    rows: compared.map(({ name, ratio, baseline: before, verdict }) => ({
      name: RATIOS[name],
      cells: [{ number: ratio, decimals: 2 }, { number: before, decimals: 2 }, verdict],
    })),
    notes: [
      `Baseline of ${started_at.slice(0, 10)} on ${cpu}, ${cores} cores.`,
      `Worse: ours takes over ${percent} % longer than then, in the sequential pipeline’s time.`,
      ...(isShort
        ? [
            `P90 and P95 take ${LEAST_TURNS_OF_A_TAIL} turns on both sides, and a peer that nothing disturbed.`,
          ]
        : []),
    ],
  }
}
