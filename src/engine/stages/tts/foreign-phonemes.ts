// Kokoro's phonemes of languages other than English, from espeak-ng's.
import { LANGUAGE_NAMES, type Espeak } from './espeak.ts'
import { markedPhonemes } from './marked-phonemes.ts'
import type { ForeignLanguage } from './voices.ts'

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

/**
 * Phonemes of `text` with its punctuation, as the model was taught them.
 * @param text for the ear, see spoken-text/
 */
export function foreignPhonemes(text: string, language: ForeignLanguage, espeak: Espeak): string {
  return markedPhonemes(text, (words) => modelPhonemes(espeak(words, language)))
}

/** espeak-ng's phonemes, `_` between them, in the model's letters. */
export function modelPhonemes(ipa: string): string {
  return ipa
    .replaceAll(LANGUAGE_NAMES, '')
    .split(' ')
    .map((word) => word.split('_').map(modelLetter).join(''))
    .join(' ')
}

function modelLetter(phoneme: string): string {
  const known = SINGLE.reduce((letters, [pair, letter]) => letters.replace(pair, letter), phoneme)
  // Nasal vowels are a letter and its tilde, in French as in Portuguese.
  return known.replaceAll('-', '').normalize('NFD').replaceAll('c\u0327', 'ç')
}
