// The table of docs/reliability.md, written by the run itself.
import { cpus, loadavg } from 'node:os'
import { writeMarked } from '../../src/cli/bench/marked-page.ts'
import { PART_NAMES } from '../../src/engine/engine-parts.ts'
import { allFaults, MOMENTS, type Fault } from './fault.ts'
import type { FaultedTurn } from './fault-room.ts'

/** Within so long the turn is answered, or its loss said; where an engine is lost, a person hears of it sooner. */
const MOST_SILENCE_MS = 3_000
const MOST_SILENCE_BEHIND_LOSS_MS = 1_500

/** Whether the person was served: answered in time or told, and the next turn is answered as ever. */
export function isServed(faulted: FaultedTurn): boolean {
  const { turn, next, silenceMs, toldMs, noticedMs, errors, wronglyEnded } = faulted
  const mostMs = noticedMs === null ? MOST_SILENCE_MS : MOST_SILENCE_BEHIND_LOSS_MS
  const answered =
    turn !== undefined && turn.heard !== '' && errors.length + wronglyEnded.length === 0
  const inTime = silenceMs <= mostMs || (toldMs !== null && toldMs <= mostMs)
  return answered && inTime && /paris/iu.test(next?.reply ?? '')
}

/**
 * Markdown: a row per fault and engine, a column per moment.
 * @param before an earlier table: what was not met this time stays as it was
 */
export function faultTable(turns: readonly FaultedTurn[], before = ''): string {
  const cells = new Map(readCells(before))
  for (const turn of turns) cells.set(placeOf(turn.fault), cellOf(turn))
  const rows = [...new Set(allFaults().map(rowOf))].map((row) => {
    const columns = MOMENTS.map((moment) => cells.get(`${row}, ${moment}`) ?? '')
    return `| ${row} | ${columns.join(' | ')} |`
  })
  const rule = MOMENTS.map(() => '---').join(' | ')
  return [`| what happened | ${MOMENTS.join(' | ')} |`, `| --- | ${rule} |`, ...rows].join('\n')
}

/** Puts the table and what it was measured on into the page at `path`. @throws where the page or its marks are missing */
export async function writeReliabilityPage(
  path: string,
  turns: readonly FaultedTurn[],
  loadBefore: number,
): Promise<void> {
  const served = turns.filter(isServed).length
  const day = new Date().toISOString().slice(0, 10)
  const machine = `${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'})`
  const load = `load average ${loadBefore.toFixed(1)} before, ${loadavg()[0]?.toFixed(1)} after`
  const text = `Last run: ${day}, ${machine}, ${load}; ${served} of its ${turns.length} turns served.`
  await writeMarked(path, 'faults', (before) => `${text}\n\n${faultTable(turns, before)}`)
}

/** The cells of a table, by row and column. */
function readCells(table: string): [string, string][] {
  const lines = table.split('\n').filter((line) => line.startsWith('| '))
  return lines.slice(2).flatMap((line) => {
    const [row = '', ...columns] = line.split('|').slice(1, -1)
    return MOMENTS.map((moment, i): [string, string] => [
      `${row.trim()}, ${moment}`,
      columns[i]?.trim() ?? '',
    ])
  })
}

function placeOf(fault: Fault): string {
  return `${rowOf(fault)}, ${fault.moment}`
}

function rowOf({ kind, part }: Fault): string {
  return part ? `${PART_NAMES[part]} ${kind}` : `machine ${kind}`
}

function cellOf(turn: FaultedTurn): string {
  const { silenceMs, toldMs, backMs } = turn
  const mark = isServed(turn) ? '✓' : '✗'
  const told = toldMs === null ? '' : `, told ${seconds(toldMs)}`
  const back = backMs === null ? '' : `, back ${seconds(backMs)}`
  return `${mark} silent ${seconds(silenceMs)}${told}${back}`
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(1)
}
