// The waterfall as a chart on a terminal.
import { displayWidth, fit, pad } from './display-width.ts'
import { formatMs } from '../../../shared/format-ms.ts'
import {
  waterfallOf,
  waterfallScale,
  type WaterfallRow,
  type WaterfallScale,
  type WaterfallTone,
  type WaterfallTurn,
} from '../../../shared/waterfall.ts'

const ANSI_TONES: Record<WaterfallTone, number> = { wait: 90, stt: 34, llm: 35, tts: 36, play: 33 }
const BOLD = 1
const DIM = 2
const LABEL_CELLS = 16
const VALUE_CELLS = 9
/** With less room than this for the bars there are none, only figures. */
const LEAST_BAR_CELLS = 12
const MOST_BAR_CELLS = 80

/**
 * Lines of the charts of `turns`, to one scale, none longer than `columns` cells (from 32 on).
 * @param options.color whether the terminal takes ANSI colours (the caller knows of NO_COLOR)
 */
export function waterfallLines(
  turns: readonly WaterfallTurn[],
  { columns, color }: { columns: number; color: boolean },
): string[] {
  const paint = (text: string, code: number): string =>
    color && text !== '' ? `\u001b[${code}m${text}\u001b[0m` : text
  const waterfalls = turns.map(waterfallOf)
  const barCells = Math.min(MOST_BAR_CELLS, columns - LABEL_CELLS - VALUE_CELLS - 1)
  const hasBars = barCells >= LEAST_BAR_CELLS
  const scale = waterfallScale(waterfalls, Math.max(2, Math.floor(barCells / 10)))

  return waterfalls.flatMap(({ turn, transcript, voiceToVoiceMs, rows }, i) => {
    const figure =
      voiceToVoiceMs === null ? 'no reply was heard' : `${formatMs(voiceToVoiceMs)} voice to voice`
    const title = `Turn ${turn}  `
    const saidCells = Math.max(0, columns - title.length - figure.length - 4)
    const said = transcript === '' || saidCells < 8 ? '' : `“${fit(transcript, saidCells)}”  `
    const head = paint(title + said, DIM) + paint(figure, BOLD)
    const lines = rows.map((row) => {
      const value = pad(formatMs(row.endMs - row.startMs), VALUE_CELLS, 'right')
      const cells = hasBars ? barLine(row, scale, barCells, voiceToVoiceMs, paint) : ''
      return `${pad(row.label, LABEL_CELLS)}${cells} ${value}`
    })
    const axis = hasBars && rows.length > 0 ? [paint(axisLine(scale, barCells), DIM)] : []
    return [...(i > 0 ? [''] : []), head, ...lines, ...axis]
  })
}

type Paint = (text: string, code: number) => string

/** Bars in half cells; a thin line where the reply is first heard. */
function barLine(
  row: WaterfallRow,
  scale: WaterfallScale,
  cells: number,
  heardMs: number | null,
  paint: Paint,
): string {
  const halves = (timeMs: number): number => Math.round(position(timeMs, scale) * cells * 2)
  const from = Math.min(halves(row.startMs), cells * 2 - 1)
  const to = Math.min(cells * 2, Math.max(from + 1, halves(row.endMs)))
  const first = Math.floor(from / 2)
  const last = Math.ceil(to / 2)
  const bar = Array.from({ length: last - first }, (_, i) => {
    if (row.isOpen) return '░'
    const isLeft = (first + i) * 2 >= from
    const isRight = (first + i) * 2 + 1 < to
    return isLeft && isRight ? '█' : isLeft ? '▌' : '▐'
  }).join('')
  const heardCell = heardMs === null ? -1 : Math.floor(position(heardMs, scale) * cells)
  const gap = (start: number, end: number): string => {
    const empty = ' '.repeat(Math.max(0, end - start))
    if (heardCell < start || heardCell >= end) return empty
    return (
      empty.slice(0, heardCell - start) +
      paint('┊', ANSI_TONES.play) +
      empty.slice(heardCell - start + 1)
    )
  }
  return gap(0, first) + paint(bar, ANSI_TONES[row.tone]) + gap(last, cells)
}

function axisLine(scale: WaterfallScale, cells: number): string {
  let line = ''
  for (const tickMs of scale.tickMs) {
    const at = Math.floor(position(tickMs, scale) * cells)
    const label = tickMs.toLocaleString('en-US')
    if (at < displayWidth(line) || at + label.length > cells) continue
    line = pad(line, at) + label + ' '
  }
  return `${pad('ms after speech', LABEL_CELLS)}${line.trimEnd()}`
}

function position(timeMs: number, { startMs, endMs }: WaterfallScale): number {
  return (timeMs - startMs) / (endMs - startMs)
}
