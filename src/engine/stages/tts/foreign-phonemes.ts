// Kokoro's phonemes of languages other than English, from espeak-ng's.
import type { Espeak, ForeignLanguage } from './espeak.ts'

/**
 * Where espeak-ng has one phoneme of two letters, the model has a letter of its own. Source of the pairs and of the
 * method: EspeakG2P of hexgrad/misaki, by which the model's training data of these languages was made.
 */
const SINGLE: readonly (readonly [pair: string, letter: string])[] = [
  ['aɪ', 'I'],
  ['aʊ', 'W'],
  ['dz', 'ʣ'],
  ['dʒ', 'ʤ'],
  ['eɪ', 'A'],
  ['oʊ', 'O'],
  ['əʊ', 'Q'],
  ['ss', 'S'],
  ['ts', 'ʦ'],
  ['tʃ', 'ʧ'],
  ['ɔɪ', 'Y'],
]

/** What the model pauses at. Between digits a mark belongs to the number: 3,5, 14:30, 1.500. */
const MARK = String.raw`[;:,.!?¡¿—–…"“”«»()[\]{}]+`
const MARKS = new RegExp(String.raw`\s*(?:(?<!\d)${MARK}|${MARK}(?!\d))\s*`, 'gu')

/**
 * Phonemes of `text` with its punctuation, as the model was taught them.
 * @param text for the ear, see spoken-text/
 */
export function foreignPhonemes(text: string, language: ForeignLanguage, espeak: Espeak): string {
  const phonemes: string[] = []
  let at = 0
  const clause = (end: number): void => {
    const words = text.slice(at, end).trim()
    if (/[\p{L}\p{N}]/u.test(words)) phonemes.push(modelPhonemes(espeak(words, language)))
  }
  for (const match of text.matchAll(MARKS)) {
    clause(match.index)
    phonemes.push(modelMarks(match[0]))
    at = match.index + match[0].length
  }
  clause(text.length)
  return phonemes.join('').replaceAll(/ {2,}/gu, ' ').trim()
}

/** espeak-ng's phonemes, `_` between them, in the model's letters. */
export function modelPhonemes(ipa: string): string {
  return ipa
    .replaceAll(/_?\([a-z-]+\)_?/gu, '') // where it changes to another language and back, for a foreign word
    .split(' ')
    .map((word) => word.split('_').map(modelLetter).join(''))
    .join(' ')
}

function modelLetter(phoneme: string): string {
  const known = SINGLE.reduce((letters, [pair, letter]) => letters.replace(pair, letter), phoneme)
  // Nasal vowels are a letter and its tilde, in French as in Portuguese.
  return known.replaceAll('-', '').normalize('NFD').replaceAll('c\u0327', 'ç')
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
