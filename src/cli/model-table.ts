// The table of `models list`.
import type { ModelStatus } from '../engine/models/model-status.ts'

const HEAD = ['ID', 'STATE', 'SIZE', 'DEFAULT', 'LICENCE', 'TITLE'] as const

/** One line per model, columns aligned, sizes to the right, a sum below. */
export function modelTable(statuses: readonly ModelStatus[]): string {
  const rows = statuses.map((status) => [
    status.id,
    status.state,
    megabytes(status.bytes),
    status.own ? 'own' : status.default ? 'yes' : 'no',
    status.licence,
    status.title,
  ])
  const widths = HEAD.map((head, column) =>
    Math.max(head.length, ...rows.map((row) => row[column]!.length)),
  )
  const format = (row: readonly string[]): string =>
    row
      .map((cell, column) =>
        HEAD[column] === 'SIZE' ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!),
      )
      .join('  ')
      .trimEnd()
  const here = statuses.filter(({ state }) => state !== 'missing')
  const sum = here.reduce((total, { bytes }) => total + bytes, 0)
  return `${[HEAD, ...rows].map(format).join('\n')}\n${here.length} of ${statuses.length} are here, ${megabytes(sum)}\n`
}

/** Decimal, as disks and downloads are measured; what is small still counts. */
export function megabytes(bytes: number): string {
  const value = bytes / 1e6
  return `${value > 0 && value < 10 ? value.toFixed(value < 0.1 ? 3 : 1) : Math.round(value).toLocaleString('en')} MB`
}
