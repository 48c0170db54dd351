// How wide text is on a terminal, and text cut or padded to a width.

const ANSI = /\u001b\[[0-9;]*m/g
/** Blocks that terminals draw two cells wide (Unicode Standard Annex 11, W and F), and emoji. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f/u
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Cells that `text` takes; colour codes take none. */
export function displayWidth(text: string): number {
  let cells = 0
  for (const { segment } of graphemes.segment(text.replace(ANSI, ''))) cells += cellsOf(segment)
  return cells
}

/** `text` without colours on one line, cut to `cells` with `…` at the end where it is longer. */
export function fit(text: string, cells: number): string {
  const line = text
    .replace(ANSI, '')
    .replace(/\s+/g, ' ')
    .replace(/\p{Cc}/gu, '')
  if (displayWidth(line) <= cells) return line
  let kept = ''
  let left = cells - 1
  for (const { segment } of graphemes.segment(line)) {
    left -= cellsOf(segment)
    if (left < 0) break
    kept += segment
  }
  return cells > 0 ? `${kept.trimEnd()}…` : ''
}

/** `text` filled with spaces to `cells`. */
export function pad(text: string, cells: number, align: 'left' | 'right' = 'left'): string {
  const spaces = ' '.repeat(Math.max(0, cells - displayWidth(text)))
  return align === 'left' ? text + spaces : spaces + text
}

function cellsOf(grapheme: string): number {
  if (WIDE.test(grapheme)) return 2
  return /^[\p{Cc}\p{Mn}\p{Cf}]+$/u.test(grapheme) ? 0 : 1
}
