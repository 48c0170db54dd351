// Which phonemes of a sentence are a part's own, so that calls which know nothing of each other say every word once.
import type { VoiceLanguage } from '../../../shared/voice-language.ts'
import type { WithinSentence } from '../../ports.ts'
import { hasSound, phonemeParts } from './phoneme-parts.ts'

/** Phonemes that are laid out together, of which those from `from` to `to` (exclusive) are to be sounded. */
export interface PhonemeSpan {
  phonemes: string
  from: number
  to: number
}

/** Phonemes of "the": a word that nothing dwells on. */
const ARTICLES: Readonly<Record<VoiceLanguage, string>> = {
  'en-us': 'ðə',
  'en-gb': 'ðə',
  es: 'la',
  fr: 'lə',
  it: 'la',
  pt: 'a',
}
const ENDS_IN_MARK = /[;:,.!?—…"”)]$/u

type PhonemesOf = (text: string) => string

/**
 * The phonemes of the whole sentence, as far as it is known, and which of them belong to `text`; `from` is `to` where
 * none do. Where two parts meet is told by what stands before and by the one word that follows, of which both calls
 * know: so the earlier one ends where the later one begins.
 */
export function sentencePart(
  text: string,
  { before, after, isOpened = false }: WithinSentence,
  phonemesOf: PhonemesOf,
): PhonemeSpan {
  const known = new Map<string, string>()
  const once: PhonemesOf = (words) => {
    const phonemes = known.get(words) ?? phonemesOf(words)
    known.set(words, phonemes)
    return phonemes
  }
  const phonemes = once(spaced(before, text, after))
  const meeting = (said: string, next: string): number =>
    endOf(saidBefore(said, next, once), phonemes)
  const from = meeting(spaced(before), firstWord(spaced(text, after)))
  const to = firstWord(after) ? meeting(spaced(before, text), firstWord(after)) : phonemes.length
  if (!isOpened) return { phonemes, from, to: Math.max(from, to) }
  const beforeBlank = (at: number): number => (phonemes[at - 1] === ' ' ? at - 1 : at)
  return before === ''
    ? { phonemes, from, to: beforeBlank(to) }
    : { phonemes, from: beforeBlank(from), to: Math.max(from, to) }
}

/**
 * `span`, whose sentence goes on, with a word behind it that is never sounded: a last word is drawn out, and where that
 * was "of" in "the pull of", whisper heard "the pull love of" over the seam.
 */
export function goingOn(span: PhonemeSpan, language: VoiceLanguage): PhonemeSpan {
  if (ENDS_IN_MARK.test(span.phonemes)) return span
  return { ...span, phonemes: `${span.phonemes} ${ARTICLES[language]}` }
}

/** `span` cut as phonemeParts cuts, each with what is laid out with it; without what has nothing to pronounce. */
export function spokenParts({ phonemes, from, to }: PhonemeSpan): PhonemeSpan[] {
  return phonemeParts(phonemes)
    .map((part) => ({
      phonemes: part.phonemes,
      from: Math.max(0, from - part.at),
      to: Math.min(part.phonemes.length, to - part.at),
    }))
    .filter((part) => part.from < part.to && hasSound(part.phonemes.slice(part.from, part.to)))
}

/**
 * The phonemes of `said` as they sound before the word `next`, and the blank behind them. Not cut by counting written
 * words: espeak-ng joins some ("of the"), and a figure is many. What flows into `next` is left to it.
 */
function saidBefore(said: string, next: string, phonemesOf: PhonemesOf): string {
  if (said === '') return ''
  const together = phonemesOf(spaced(said, next))
  const alone = phonemesOf(said)
  const count = Math.min(wordEnds(alone).length, wordEnds(together).length - 1)
  return together.slice(0, endOfWord(count, together))
}

/** Where `said` ends in `phonemes` of a longer text, which may stress and join the same words differently. */
function endOf(said: string, phonemes: string): number {
  if (phonemes.startsWith(said)) return said.length
  return endOfSounds(said, phonemes) ?? endOfWord(wordEnds(said).length, phonemes)
}

/** The same by letters alone, without stress and blanks; undefined where the letters differ. */
function endOfSounds(said: string, phonemes: string): number | undefined {
  const sounds = [...said].filter(isLetterOrMark)
  let at = 0
  for (; at < phonemes.length; at++) {
    const phoneme = phonemes[at]!
    if (sounds.length === 0 && phoneme !== ' ') break
    if (isLetterOrMark(phoneme) && phoneme !== sounds.shift()) return undefined
  }
  return sounds.length === 0 ? at : undefined
}

function isLetterOrMark(phoneme: string): boolean {
  return !/[\sˈˌ]/u.test(phoneme)
}

/** Where the `count`th word ends, with the blank behind it. */
function endOfWord(count: number, phonemes: string): number {
  const ends = wordEnds(phonemes)
  return count <= 0 ? 0 : (ends[count - 1] ?? phonemes.length)
}

function wordEnds(phonemes: string): number[] {
  return [...phonemes.matchAll(/\S+\s*/gu)].map((word) => word.index + word[0].length)
}

function firstWord(text: string): string {
  return /\S+/u.exec(text)?.[0] ?? ''
}

function spaced(...texts: string[]): string {
  return texts
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .join(' ')
}
