// A soak as people read it: on the terminal, and in docs/reliability.md.
import { cpus } from 'node:os'
import { tableLines } from '../../../engine/figures/metrics/table.ts'
import { writeMarked } from '../marked-page.ts'
import { formatNumber } from '../figure-table.ts'
import type { IdleFigures } from './soak-idle.ts'
import { soakReport, type SoakReport, type SoakRow, type SoakRun } from './soak-report.ts'

/** For a terminal. */
export function soakLines(run: SoakRun): string[] {
  const report = soakReport(run)
  const [name, ...columns] = titlesOf(report)
  const titles = [{ title: name! }, ...columns.map((title) => ({ title, align: 'right' as const }))]
  const rows = report.rows.map((row) => cellsOf(row))
  return ['', ...tableLines(titles, rows), '', ...sentences(run)]
}

/** Writes the table between its marks in the page at `path`. @throws where the page or its marks are missing */
export async function writeSoakPage(path: string, run: SoakRun): Promise<void> {
  await writeMarked(path, 'soak', () => soakMarkdown(run, new Date()))
}

export function soakMarkdown(run: SoakRun, day: Date): string {
  const report = soakReport(run)
  const titles = titlesOf(report)
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const machine = `${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'})`
  const [before, after] = run.load.map((load) => load.toFixed(1))
  return [
    `Last run: ${day.toISOString().slice(0, 10)}, ${machine}, load average ${before} before, ${after} after.`,
    '',
    row(titles),
    row(titles.map(() => '---')),
    ...report.rows.map((each) => row(cellsOf(each))),
    '',
    ...sentences(run).map((sentence) => `- ${sentence}`),
  ].join('\n')
}

function titlesOf({ early, late }: SoakReport): string[] {
  return ['what', `turns ${early.join('–')}`, `turns ${late.join('–')}`, 'change', 'allowed', '']
}

function cellsOf({ name, unit, early, late, allowed, isMet }: SoakRow): string[] {
  const decimals = unit === 'MB' ? 1 : 0
  const figure = (value: number): string => `${formatNumber(value, decimals)} ${unit}`.trim()
  const share = early === 0 ? 0 : late / early - 1
  const change = `${share < 0 ? '−' : '+'}${formatNumber(100 * Math.abs(share), 1)} %`
  const most = allowed === 0 ? 'none' : `+${formatNumber(100 * allowed, 0)} %`
  return [name, figure(early), figure(late), change, most, isMet ? '✓' : '✗']
}

function sentences({ turns, rests, idle, samples, notices }: SoakRun): string[] {
  const seconds = turns.reduce((sum, { took_ms: ms }) => sum + ms, 0) / 1000
  const right = turns.filter(({ isAsExpected }) => isAsExpected).length
  const odd = [...new Set(turns.filter((each) => !each.isAsExpected).map(({ kind }) => kind))]
  const oddWords = odd.length === 0 ? '' : ` (the others: ${odd.map((kind) => kind).join(', ')})`
  const pids = new Set(samples.filter(({ idle_hours: hours }) => hours === 0).map(pidsOf))
  return [
    `${turns.length} turns in ${formatNumber(seconds / 60, 1)} minutes, ${right} of them went as they should${oddWords}.`,
    pids.size === 1
      ? 'Every engine kept its process.'
      : 'Engines were replaced while turns were held: figures of processes say little.',
    ...idle.map(idleSentence),
    ...idleMemory(samples),
    ...(rests.length === 0 ? [] : [restSentence(rests)]),
    notices.length === 0 ? 'No warning was told.' : `Warnings: ${[...new Set(notices)].join(' ')}`,
  ]
}

function pidsOf({ processes }: SoakRun['samples'][number]): string {
  return processes.map(({ pid }) => pid).join()
}

function idleSentence(idle: IdleFigures): string {
  const { sound, hours, alarms, real_time_s: realTimeS, left_out: leftOut, turns, replies } = idle
  const left = leftOut === 0 ? '' : `, ${leftOut} frames left out`
  const alarmed = `${alarms} times perhaps speech (${formatNumber(realTimeS, 0)} s in real time${left})`
  return `${formatNumber(hours, 2)} hours of ${sound}: ${alarmed}, ${turns} turns, ${replies} replies.`
}

/** From the last sample of the turns to the last of the idle hours. */
function idleMemory(samples: SoakRun['samples']): string[] {
  const turns = samples.filter(({ idle_hours: hours }) => hours === 0)
  const idle = samples.filter(
    ({ idle_hours: hours, turn }) => hours > 0 && turn === turns.at(-1)?.turn,
  )
  const [before, after] = [turns.at(-1), idle.at(-1)]
  if (!before || !after) return []
  const memory = ({ processes }: typeof before): number =>
    processes.reduce((sum, { pss_mb: mb }) => sum + mb, 0)
  const handles = ({ processes }: typeof before): number =>
    processes.reduce((sum, each) => sum + each.handles, 0)
  const figures = [memory, handles].map((of) =>
    [of(before), of(after)].map((x) => formatNumber(x, 0)),
  )
  return [
    `Over the idle hours: memory ${figures[0]!.join(' → ')} MB, handles ${figures[1]!.join(' → ')}.`,
  ]
}

function restSentence(rests: SoakRun['rests']): string {
  const answered = rests.filter(({ isAsExpected }) => isAsExpected).length
  return `Engines unloaded and woken by a question ${rests.length} times: ${answered} of them answered.`
}
