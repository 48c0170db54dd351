// Phonemes of a text with its punctuation: what stands between two marks is pronounced by itself, the marks are kept.

/** What the model pauses at. Between digits a mark belongs to the number: 3,5, 14:30, 1.500. */
const MARK = String.raw`[;:,.!?¡¿—–…"“”«»()[\]{}]+`
const MARKS = new RegExp(String.raw`\s*(?:(?<!\d)${MARK}|${MARK}(?!\d))\s*`, 'gu')

/**
 * Phonemes of `text` with its punctuation, as the model was taught them.
 * @param text for the ear, see spoken-text/
 * @param pronounce phonemes of some words without marks
 */
export function markedPhonemes(text: string, pronounce: (words: string) => string): string {
  const phonemes: string[] = []
  let at = 0
  const clause = (end: number): void => {
    const words = text.slice(at, end).trim()
    if (/[\p{L}\p{N}]/u.test(words)) phonemes.push(pronounce(words))
  }
  for (const match of text.matchAll(MARKS)) {
    clause(match.index)
    phonemes.push(modelMarks(match[0]))
    at = match.index + match[0].length
  }
  clause(text.length)
  return phonemes.join('').replaceAll(/ {2,}/gu, ' ').trim()
}

/** The model knows no inverted marks and no guillemets. */
function modelMarks(marks: string): string {
  const known = marks
    .replaceAll(/[¡¿]/gu, '')
    .replaceAll('«', '“')
    .replaceAll('»', '”')
    .replaceAll(/[[{]/gu, '(')
    .replaceAll(/[\]}]/gu, ')')
    .replaceAll('–', '—')
  // French sets a blank before its double marks: the pause belongs behind.
  return known.replaceAll(/\s+(?=[;:,.!?…”)])/gu, '').replace(/(?<=[“(])\s+/gu, '')
}
