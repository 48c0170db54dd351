// A table of figures before it is known whether a terminal or a page shows it.
import { formatMs } from '../../shared/format-ms.ts'
import type { Percentiles } from '../../shared/percentiles.ts'
import { tableLines } from '../../engine/figures/metrics/table.ts'

/** Words, a time in milliseconds, or a number with so many decimals; null where there is none. */
export type Cell = string | { ms: number | null } | { number: number | null; decimals: number }

export interface FigureTable {
  title: string
  /** Of the cells, without the rows' names. */
  columns: readonly string[]
  rows: readonly { name: string; cells: readonly Cell[] }[]
  /** A sentence each, below the table. */
  notes: readonly string[]
}

export const PERCENTILE_COLUMNS = ['P50', 'P90', 'P95', 'P99', 'n']

/** One row of percentiles: times, or numbers where `decimals` says how exact they are. */
export function percentileRow(
  name: string,
  { p50, p90, p95, p99, n }: Percentiles,
  decimals?: number,
): FigureTable['rows'][number] {
  const cell = (value: number | null): Cell =>
    decimals === undefined ? { ms: value } : { number: value, decimals }
  return { name, cells: [...[p50, p90, p95, p99].map(cell), { number: n, decimals: 0 }] }
}

/** A table as lines of text. */
export function terminalLines({ title, columns, rows, notes }: FigureTable): string[] {
  const figures = columns.map((column) => ({ title: column, align: 'right' as const }))
  const cells = rows.map((row) => [row.name, ...row.cells.map(cellText)])
  return [...tableLines([{ title }, ...figures], cells), ...notes]
}

function cellText(cell: Cell): string {
  if (typeof cell === 'string') return cell
  return 'ms' in cell ? formatMs(cell.ms) : formatNumber(cell.number, cell.decimals)
}

/** `1,254.0`; a dash where there is none. */
export function formatNumber(value: number | null, decimals: number): string {
  if (value === null || !Number.isFinite(value)) return '–'
  return value.toLocaleString('en-US', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  })
}
