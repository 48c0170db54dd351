// Colours and type of the waterfall picture, light and dark.
import type { WaterfallTone } from '../../../shared/waterfall.ts'

export interface Theme {
  paper: string
  card: string
  edge: string
  text: string
  muted: string
  grid: string
  tones: Record<WaterfallTone, string>
}

/** Those of the window (src/renderer/style/tokens.css). Text and bars reach a contrast of 4.5 and 3 against the card (WCAG 2.2, 1.4.3 and 1.4.11). */
export const LIGHT: Theme = {
  paper: '#f6f4ef',
  card: '#fffdfa',
  edge: '#dfd9ce',
  text: '#1f1d1a',
  muted: '#5c574e',
  grid: '#ece8e0',
  tones: { wait: '#8b8578', stt: '#0067ab', llm: '#b87503', tts: '#00836a', play: '#a8447f' },
}

export const DARK: Theme = {
  paper: '#14161a',
  card: '#1c1f24',
  edge: '#30353d',
  text: '#f0eee9',
  muted: '#aeb2b9',
  grid: '#2a2e35',
  tones: { wait: '#7d858f', stt: '#5db4f0', llm: '#f2b441', tts: '#3dcaa6', play: '#e691c1' },
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
