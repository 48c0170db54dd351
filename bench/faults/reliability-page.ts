// The table of docs/reliability.md, written by the run itself.
import { readFile, writeFile } from 'node:fs/promises'
import { cpus, loadavg } from 'node:os'
import { PART_NAMES } from '../../src/engine/engine-parts.ts'
import { MOMENTS, type Fault, type Moment } from './fault.ts'
import type { FaultedTurn } from './fault-room.ts'

const BEGIN = '<!-- written by npm run faults: begin -->'
const END = '<!-- written by npm run faults: end -->'
/** Within so long the turn is answered, or its loss said. */
const MOST_SILENCE_MS = 3_000

/** Whether the person was served: answered in time or told, and the next turn is answered as ever. */
export function isServed({ turn, next, silenceMs, toldMs, errors }: FaultedTurn): boolean {
  const answered = turn !== undefined && turn.heard !== '' && errors.length === 0
  const inTime = silenceMs <= MOST_SILENCE_MS || (toldMs !== null && toldMs <= MOST_SILENCE_MS)
  return answered && inTime && /paris/iu.test(next?.reply ?? '')
}

/** Markdown: a row per fault and engine, a column per moment. */
export function faultTable(turns: readonly FaultedTurn[]): string {
  const rows = [...new Set(turns.map(({ fault }) => rowOf(fault)))]
  const cell = (row: string, moment: Moment): string => {
    const found = turns.find(({ fault }) => rowOf(fault) === row && fault.moment === moment)
    return found ? cellOf(found) : ''
  }
  return [
    `| what happened | ${MOMENTS.join(' | ')} |`,
    `| --- | ${MOMENTS.map(() => '---').join(' | ')} |`,
    ...rows.map((row) => `| ${row} | ${MOMENTS.map((moment) => cell(row, moment)).join(' | ')} |`),
  ].join('\n')
}

/** Puts the table and what it was measured on into the page at `path`. @throws where the page or its marks are missing */
export async function writeReliabilityPage(
  path: string,
  turns: readonly FaultedTurn[],
  loadBefore: number,
): Promise<void> {
  const page = await readFile(path, 'utf8')
  const [before, rest] = page.split(BEGIN)
  const after = rest?.split(END)[1]
  if (before === undefined || after === undefined) throw new Error(`no marks in ${path}`)
  const served = turns.filter(isServed).length
  const day = new Date().toISOString().slice(0, 10)
  const machine = `${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'})`
  const load = `load average ${loadBefore.toFixed(1)} before, ${loadavg()[0]?.toFixed(1)} after`
  const text = `${day}, ${machine}, ${load}: ${served} of ${turns.length} turns served.`
  await writeFile(path, `${before}${BEGIN}\n\n${text}\n\n${faultTable(turns)}\n\n${END}${after}`)
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
