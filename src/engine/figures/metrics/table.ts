// Tables on a terminal.
import { displayWidth, fit, pad } from './display-width.ts'

export interface TableColumn {
  title: string
  /** Figures stand right. */
  align?: 'left' | 'right'
}

const GAP = 2

/**
 * Lines of an aligned table: titles, a rule, rows; without spaces at the ends of lines. Cells may be coloured.
 * Where it is wider than `columns` cells, the widest left-aligned column is cut (and loses its colours).
 */
export function tableLines(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  { columns: available = Infinity }: { columns?: number } = {},
): string[] {
  const widths = columns.map(({ title }, c) =>
    Math.max(displayWidth(title), ...rows.map((row) => displayWidth(row[c] ?? ''))),
  )
  narrow(widths, columns, available)
  const line = (cells: readonly string[]): string =>
    columns
      .map(({ align }, c) => {
        const cell = cells[c] ?? ''
        const width = widths[c]!
        return pad(displayWidth(cell) > width ? fit(cell, width) : cell, width, align)
      })
      .join(' '.repeat(GAP))
      .trimEnd()
  const titles = columns.map(({ title }) => title)
  const rule = widths.map((width) => '─'.repeat(width))
  return [line(titles), line(rule), ...rows.map(line)]
}

function narrow(widths: number[], columns: readonly TableColumn[], available: number): void {
  const total = widths.reduce((sum, width) => sum + width, GAP * (widths.length - 1))
  const left = widths.map((width, c) => (columns[c]?.align === 'right' ? 0 : width))
  const widest = left.indexOf(Math.max(...left))
  if (total <= available || left[widest] === undefined) return
  const least = Math.min(left[widest], Math.max(8, displayWidth(columns[widest]?.title ?? '')))
  widths[widest] = Math.max(least, left[widest] - (total - available))
}
