// Kokoro's phonemes of English, from espeak-ng's.
import type { VoiceLanguage } from '../../../shared/voice-language.ts'
import { LANGUAGE_NAMES, type Espeak } from './espeak.ts'
import { markedPhonemes } from './marked-phonemes.ts'
import { forEspeak } from './spoken-text/for-espeak.ts'
import { applyRules, type Rule } from './spoken-text/rule.ts'

/** What kokoro-js makes of espeak-ng's phonemes, whose voices these are (kokoro-js, src/phonemize.js). */
const MODEL_LETTERS: readonly Rule[] = [
  [LANGUAGE_NAMES, ''],
  [/_/gu, ''],
  [/kəkˈɔːɹ(?=oʊ|əʊ)/gu, 'kˈoʊkəɹ'], // Kokoro, whose name it is
  // Sounds of names from elsewhere, which the English voices were never taught.
  [/ʲ/gu, 'j'],
  [/r/gu, 'ɹ'],
  [/x/gu, 'k'],
  [/ɬ/gu, 'l'],
  [/(?<=[a-zɹː])(?=hˈʌndɹɪd)/gu, ' '], // "two hundred" is one word to espeak-ng
]
const AMERICAN: readonly Rule[] = [
  [/(?<=nˈaɪn)ti(?!ː)/gu, 'di'], // "ninety" has no t
  // As the dictionary has it that the model was taught with (hexgrad/misaki): whisper heard "starry" for a story with ɔːɹ.
  [/ɔːɹ/gu, 'ɔɹ'],
]

/**
 * Phonemes of `text` with its punctuation.
 * @param text for the ear, see spoken-text/normalise-text.ts
 */
export function englishPhonemes(
  text: string,
  language: Extract<VoiceLanguage, `en-${string}`>,
  espeak: Espeak,
): string {
  const phonemes = markedPhonemes(forEspeak(text), (words) =>
    stressed(applyRules(espeak(words, language), MODEL_LETTERS)),
  )
  // The s behind a quotation: "the dog"'s.
  const joined = phonemes.replaceAll(/ z(?=[;:,.!?—…"“” ]|$)/gu, 'z')
  return language === 'en-us' ? applyRules(joined, AMERICAN) : joined
}

/** A clause of small words ("And,", "or she?") is stressed on its last one: this espeak-ng leaves it flat. */
function stressed(clause: string): string {
  if (clause.includes('ˈ')) return clause
  const weak = clause.lastIndexOf('ˌ')
  if (weak > clause.lastIndexOf(' ')) return `${clause.slice(0, weak)}ˈ${clause.slice(weak + 1)}`
  return clause.replace(/[aeiouæɐɑɒɔəɚɛɜɪʊʌᵻ](?=\S*$)(?<=(?:^| )[^aeiouæɐɑɒɔəɚɛɜɪʊʌᵻ ]*.)/u, 'ˈ$&')
}
