// Colours and type of the waterfall picture, light and dark.
import type { WaterfallTone } from '../../shared/waterfall.ts'

export interface Theme {
  paper: string
  card: string
  edge: string
  text: string
  muted: string
  grid: string
  tones: Record<WaterfallTone, string>
}

/** Text and bars reach a contrast of 4.5 and 3 against the card (WCAG 2.2, 1.4.3 and 1.4.11). */
export const LIGHT: Theme = {
  paper: '#f5f6f8',
  card: '#ffffff',
  edge: '#dfe3e8',
  text: '#16191d',
  muted: '#5a6470',
  grid: '#e9ecf0',
  tones: { wait: '#87909c', stt: '#1f6feb', llm: '#8250df', tts: '#0f8a7e', play: '#c2570c' },
}

export const DARK: Theme = {
  paper: '#0d1014',
  card: '#161b21',
  edge: '#2a313a',
  text: '#eef1f4',
  muted: '#9ba6b2',
  grid: '#242b33',
  tones: { wait: '#78828e', stt: '#58a6ff', llm: '#b48cff', tts: '#3cc7b6', play: '#f59a4b' },
}

/** The picture's style sheet: the reader's colour scheme decides. */
export function waterfallCss(): string {
  return `text{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;font-size:13px}
.tick{font-size:11px;font-variant-numeric:tabular-nums}.value{font-variant-numeric:tabular-nums}
.turn{font-size:12px;font-weight:600;letter-spacing:.04em}.said{font-size:17px;font-weight:600}
.figure{font-size:34px;font-weight:700;letter-spacing:-.02em;font-variant-numeric:tabular-nums}.unit{font-size:16px;font-weight:500}
${rules(LIGHT)}
@media (prefers-color-scheme:dark){
${rules(DARK)}
}`
}

function rules({ paper, card, edge, text, muted, grid, tones }: Theme): string {
  const bars = Object.entries(tones).map(([tone, fill]) => `.${tone}{fill:${fill}}`)
  return [
    `.paper{fill:${paper}}.card{fill:${card};stroke:${edge}}text{fill:${text}}.muted{fill:${muted}}`,
    `.value{stroke:${card};stroke-width:5px;stroke-linejoin:round;paint-order:stroke}`, // clear of lines behind
    `.grid{stroke:${grid}}.zero{stroke:${muted}}.heard{stroke:${tones.play}}${bars.join('')}`,
  ].join('\n')
}
