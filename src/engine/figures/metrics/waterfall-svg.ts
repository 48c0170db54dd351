// The waterfall as an SVG: one card per turn, all to one scale.
import { fit } from './display-width.ts'
import { formatMs } from '../../../shared/format-ms.ts'
import { waterfallCss } from './waterfall-style.ts'
import {
  describeWaterfall,
  waterfallOf,
  waterfallScale,
  type Waterfall,
  type WaterfallRow,
  type WaterfallScale,
  type WaterfallTurn,
} from '../../../shared/waterfall.ts'

const WIDTH = 880
const MARGIN = 20
const PADDING = 24
const HEADER = 84
const ROW = 28
const BAR = 14
const AXIS = 40
const CHART_LEFT = MARGIN + PADDING + 118
/** Room for a value beside a bar that reaches the end. */
const CHART_RIGHT = WIDTH - MARGIN - PADDING - 72
const SAID_CELLS = 62

/** A self-contained SVG 1.1 document; text stays text, the whole is described for screen readers. */
export function waterfallSvg(turns: readonly WaterfallTurn[]): string {
  return drawnWaterfalls(turns.map(waterfallOf))
}

/**
 * The same of waterfalls that are remembered without their marks.
 * @param id sets the ids of one picture apart from another's on the same page
 */
export function drawnWaterfalls(waterfalls: readonly Waterfall[], id = ''): string {
  const scale = waterfallScale(waterfalls, 7)
  let top = MARGIN
  const cards = waterfalls.map((waterfall) => {
    const drawn = card(waterfall, scale, top)
    top += cardHeight(waterfall) + MARGIN
    return drawn
  })
  const height = Math.max(top, 2 * MARGIN)
  const described = waterfalls.map(describeWaterfall).join(' ') || 'No turns.'
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="${id}title ${id}desc">
<title id="${id}title">Parley: where the time of each turn went</title>
<desc id="${id}desc">${xml(`Times in milliseconds from the end of the user's speech. ${described}`)}</desc>
<style>${waterfallCss()}</style>
<rect class="paper" width="${WIDTH}" height="${height}"/>
${cards.join('\n')}
</svg>
`
}

function cardHeight({ rows }: Waterfall): number {
  return HEADER + Math.max(1, rows.length) * ROW + AXIS
}

function card(waterfall: Waterfall, scale: WaterfallScale, top: number): string {
  const left = MARGIN + PADDING
  const right = WIDTH - MARGIN - PADDING
  const rowsTop = top + HEADER
  const rowsBottom = rowsTop + waterfall.rows.length * ROW
  const height = cardHeight(waterfall)
  return [
    `<g><rect class="card" x="${MARGIN}" y="${top}" width="${WIDTH - 2 * MARGIN}" height="${height}" rx="12"/>`,
    `<text class="turn muted" x="${left}" y="${top + 34}">TURN ${waterfall.turn}</text>`,
    said(waterfall.transcript, left, top + 58),
    figure(waterfall.voiceToVoiceMs, right, top),
    axis(waterfall, scale, rowsTop, rowsBottom),
    ...waterfall.rows.map((row, i) => bar(row, scale, rowsTop + i * ROW)),
    waterfall.rows.length === 0
      ? `<text class="muted" x="${left}" y="${rowsTop + 18}">no times were taken</text>`
      : '',
    '</g>',
  ]
    .filter(Boolean)
    .join('\n')
}

function said(transcript: string, left: number, y: number): string {
  if (transcript === '') return `<text class="said muted" x="${left}" y="${y}">no words</text>`
  return `<text class="said" x="${left}" y="${y}">${xml(`“${fit(transcript, SAID_CELLS)}”`)}</text>`
}

function figure(voiceToVoiceMs: number | null, right: number, top: number): string {
  const caption = (words: string): string =>
    `<text class="muted" x="${right}" y="${top + 66}" text-anchor="end">${words}</text>`
  if (voiceToVoiceMs === null) return caption('no reply was heard')
  const [number, unit] = formatMs(voiceToVoiceMs).split(' ')
  return `<text class="figure" x="${right}" y="${top + 46}" text-anchor="end">${number}<tspan class="unit" dx="5">${unit}</tspan></text>
${caption('voice to voice')}`
}

function axis(waterfall: Waterfall, scale: WaterfallScale, top: number, bottom: number): string {
  const { rows, voiceToVoiceMs } = waterfall
  if (rows.length === 0) return ''
  const line = (kind: string, timeMs: number): string => {
    const x = px(timeMs, scale)
    return `<line class="${kind}" x1="${x}" x2="${x}" y1="${top - 4}" y2="${bottom + 4}"/>`
  }
  const ticks = scale.tickMs.map((tickMs) => {
    const label = `<text class="tick muted" x="${px(tickMs, scale)}" y="${bottom + 20}" text-anchor="middle">${tickMs.toLocaleString('en-US')}</text>`
    return line(tickMs === 0 ? 'zero' : 'grid', tickMs) + label
  })
  const unit = `<text class="tick muted" x="${MARGIN + PADDING}" y="${bottom + 20}">ms after speech</text>`
  const heard = voiceToVoiceMs === null ? '' : line('heard', voiceToVoiceMs)
  return [...ticks, unit, heard].filter(Boolean).join('\n')
}

function bar(row: WaterfallRow, scale: WaterfallScale, top: number): string {
  const x = px(row.startMs, scale)
  const end = px(Math.min(row.endMs, scale.endMs), scale)
  const width = Math.max(2, round(end - x))
  const baseline = top + ROW / 2 + 4.5
  const opacity = row.isOpen ? ' fill-opacity=".35"' : ''
  return `<text class="muted" x="${MARGIN + PADDING}" y="${baseline}">${xml(row.label)}</text>
<rect class="${row.tone}" x="${x}" y="${top + (ROW - BAR) / 2}" width="${width}" height="${BAR}" rx="${Math.min(3, width / 2)}"${opacity}/>
<text class="value" x="${round(x + width + 7)}" y="${baseline}">${formatMs(row.endMs - row.startMs)}</text>`
}

function px(timeMs: number, { startMs, endMs }: WaterfallScale): number {
  return round(CHART_LEFT + ((timeMs - startMs) / (endMs - startMs)) * (CHART_RIGHT - CHART_LEFT))
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

/** Escaped for XML, without the characters that XML 1.0 forbids. */
function xml(text: string): string {
  const allowed = text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
  return allowed.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
