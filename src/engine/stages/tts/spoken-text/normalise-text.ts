// Text for the ear: what stands in writing as it is said. Only what the phonemizer was measured to read wrongly.
import { speakAbbreviations } from './abbreviations.ts'
import { speakDates } from './dates.ts'
import { speakSymbols } from './symbols.ts'
import { speakUnits } from './units.ts'

/**
 * Writes out dates, units, abbreviations, currency, arithmetic and signs in English `text`, and drops emoji and
 * the marks of markdown. Numbers, ordinals and percentages stay, and what for-espeak.ts writes out.
 */
export function normaliseText(text: string): string {
  const flat = text
    .replace(/^\s*(?:[-*•]|#{1,6})\s+/gmu, '') // list and heading marks
    .replace(/(?<=[\p{L}\p{N}])\s*\n\s*/gu, '. ') // a line is a sentence to the ear
    .replace(/\s+/gu, ' ')
    .replace(/\u2212/gu, '-')
  return speakSymbols(speakAbbreviations(speakUnits(speakDates(flat))))
    .replace(/\s+/gu, ' ')
    .trim()
}
