// A comparison as people read it.
import type { FigureTable, Cell } from '../figure-table.ts'
import { METRICS, type Comparison, type Compared } from './compared.ts'
import type { RunReport } from './read-side.ts'

const SHOWN = { more: 'B more', less: 'B less', none: '–' } as const

export function comparisonTable(comparison: Comparison): FigureTable {
  const { compared, cut_offs, unanswered, verdict } = comparison
  return {
    title: 'B against A, means',
    columns: ['A', 'B', 'B − A', 'from', 'to', 'n', 'shown'],
    rows: compared.map(rowOf),
    notes: [
      'From, to: the 95 % interval of B − A, by a bootstrap over the pairs.',
      `Cut off: A ${cut_offs.a}, B ${cut_offs.b}. Unanswered: A ${unanswered.a}, B ${unanswered.b}.`,
      verdict,
    ],
  }
}

function rowOf({ metric, a_mean, b_mean, difference, shown }: Compared) {
  const cell = (value: number | null): Cell =>
    metric === 'words_right' ? { number: value, decimals: 3 } : { ms: value }
  const { mean = null, low = null, high = null, n = 0 } = difference ?? {}
  return {
    name: METRICS[metric],
    cells: [
      ...[a_mean, b_mean, mean, low, high].map(cell),
      { number: n, decimals: 0 },
      SHOWN[shown],
    ],
  }
}

/** Two runs that are over: their percentiles side by side, and no verdict, since nothing tells what is chance. */
export function reportsTable(a: RunReport, b: RunReport): FigureTable {
  const [one, other] = [a.turns.duplex, b.turns.duplex]
  const names = ['voice_to_voice_ms', ...Object.keys(one.stages)] as (keyof typeof METRICS)[]
  const sameRecordings = a.recordings.names.join() === b.recordings.names.join()
  return {
    title: 'Two runs, duplex, warm',
    columns: ['A, P50', 'B, P50', 'A, P95', 'B, P95', 'n of A', 'n of B'],
    rows: names.map((name) => {
      const of = ({ voice_to_voice_ms, stages }: typeof one) =>
        name === 'voice_to_voice_ms' ? voice_to_voice_ms : stages[name]
      const [mine, theirs] = [of(one), of(other)]
      const times = [mine?.p50, theirs?.p50, mine?.p95, theirs?.p95]
      return {
        name: METRICS[name] ?? name,
        cells: [
          ...times.map((ms) => ({ ms: ms ?? null })),
          ...[mine, theirs].map((one) => ({ number: one?.n ?? null, decimals: 0 })),
        ],
      }
    }),
    notes: [
      `Cut off: A ${one.speculation.false_cutoffs}, B ${other.speculation.false_cutoffs}.`,
      ...(sameRecordings ? [] : ['They are of different recordings.']),
      'No verdict: they were measured at different times, and their turns are not paired. Compare two settings files instead.',
    ],
  }
}
