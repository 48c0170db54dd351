// The sums of the scenes as a table for people.
import type { Sum } from './sum-up.ts'

const COLUMNS: readonly [head: string, cell: (sum: Sum) => string][] = [
  ['scene', ({ scene }) => scene],
  ['replies', ({ replies, missed }) => `${replies}${missed > 0 ? ` (+${missed} missed)` : ''}`],
  ['whole', ({ whole }) => String(whole)],
  ['stopped', ({ stopped }) => String(stopped)],
  ['stop P50', ({ stopMs }) => ms(stopMs.p50)],
  ['P95', ({ stopMs }) => ms(stopMs.p95)],
  ['max', ({ stopMs }) => ms(stopMs.max)],
  ['noticed P50', ({ noticedMsP50 }) => ms(noticedMsP50)],
  ['ducked', ({ duckedShare }) => percent(duckedShare)],
  ['held', ({ pausedShare }) => percent(pausedShare)],
  ['went on P50', ({ resumedMs }) => ms(resumedMs.p50)],
  ['max', ({ resumedMs }) => ms(resumedMs.max)],
  ['own turns', ({ ownTurns }) => String(ownTurns)],
  ['false starts', ({ falseStarts }) => String(falseStarts)],
  [
    'words right',
    ({ scene, allWordsRight, replies }) =>
      scene === 'interruptions' ? `${allWordsRight} of ${replies}` : '',
  ],
  [
    'heard true',
    ({ heardTrue, heardCompared }) => (heardCompared > 0 ? `${heardTrue} of ${heardCompared}` : ''),
  ],
]

export function table(sums: readonly Sum[]): string {
  const rows = [
    COLUMNS.map(([head]) => head),
    ...sums.map((sum) => COLUMNS.map(([, cell]) => cell(sum))),
  ]
  const widths = COLUMNS.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function ms(value: number | null): string {
  return value === null ? '' : `${Math.round(value)} ms`
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}
