// Text for the ear in Spanish, French, Italian and Portuguese: only what espeak-ng was heard to read wrongly.
import type { ForeignLanguage } from '../voices.ts'
import { FOREIGN_WORDS, type ForeignWords } from './foreign-words.ts'
import { applyRules, type Rule } from './rule.ts'

const NUMBER = String.raw`(?<![\p{L}\d.,])(\d+(?:[.,\u00a0\u202f]\d+)*)`
const CURRENCY = String.raw`R\$|[$€£]`

const rulesOf = new Map<ForeignLanguage, readonly Rule[]>()

/**
 * Writes out dates, times, units, sums of money, abbreviations and signs, and drops emoji and the marks of markdown.
 * Numbers stay, with their decimal commas and thousands: espeak-ng reads them as the language does.
 */
export function foreignText(text: string, language: ForeignLanguage): string {
  const rules = rulesOf.get(language) ?? rulesFor(FOREIGN_WORDS[language])
  rulesOf.set(language, rules)
  const flat = text
    .replace(/^\s*(?:[-*•]|#{1,6})\s+/gmu, '') // list and heading marks
    .replace(/(?<=[\p{L}\p{N}])\s*\n\s*/gu, '. ') // a line is a sentence to the ear
    .replace(/[’ʼ]/gu, "'")
  return applyRules(flat, rules).replace(/\s+/gu, ' ').trim()
}

function rulesFor(words: ForeignWords): readonly Rule[] {
  const { abbreviations, units, per, signs } = words
  const symbols = Object.keys(units)
    .sort((a, b) => b.length - a.length) // km is not read as k and m
    .map((symbol) => symbol.replaceAll('$', String.raw`\$`))
    .join('|')
  const amount = (number: string, unit: string, divisor?: string): string => {
    const [one, many] = units[unit]!
    const below = divisor === undefined ? '' : ` ${per} ${units[divisor]![0]}`
    return `${number} ${number === '1' ? one : many}${below}`
  }
  return [
    // The day comes first in all four.
    [
      /\b(0?[1-9]|[12]\d|3[01])\/(0?[1-9]|1[0-2])\/(\d{4})\b/gu,
      (_, day, month, year) => date(words, day, month, year),
    ],
    [
      /\b(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])\b/gu,
      (_, year, month, day) => date(words, day, month, year),
    ],
    [
      /(?<![\d:.,])([01]?\d|2[0-3])(?::([0-5]\d)|\s?h\s?([0-5]\d))(?!\d|:)(?:\s?h\b)?/gu,
      (_, hours, minutes, other) =>
        words.clock(String(Number(hours)), plainMinutes(minutes ?? other)),
    ],
    ...abbreviations.map(([written, said]): Rule => [
      new RegExp(String.raw`(?<![\p{L}\d])${written}(?!\p{L})`, 'gu'),
      said,
    ]),
    [
      new RegExp(
        String.raw`(${CURRENCY})\s?${NUMBER}`.replace(String.raw`(?<![\p{L}\d.,])`, ''),
        'gu',
      ),
      (whole, unit, number) => (units[unit] ? amount(number, unit) : whole),
    ],
    [
      new RegExp(
        String.raw`${NUMBER}[\s\u00a0\u202f]?(${symbols})(?:\/(${symbols}))?(?![\p{L}\d'])`,
        'gu',
      ),
      (_, number, unit, divisor) => amount(number, unit, divisor),
    ],
    [/(?<=\d\s?)[*x×](?=\s?\d)/gu, ` ${signs['×']} `],
    [/(?<=\d\s?)[/÷:](?=\s?\d)/gu, ` ${signs['÷']} `],
    [/(?<=\d\s?)\+(?=\s?\d)/gu, ` ${signs['+']} `],
    [/(?<=\d\s)[-−–](?=\s\d)/gu, signs['−']],
    [/(?<=\s|^)[-−](?=\d)/gu, `${signs['−']} `],
    [/(?<=\d\s?)=(?=\s?\d)/gu, ` ${signs['=']} `],
    [/\s&\s/gu, ` ${signs['&']} `],
    [/(?<=\p{L})\/(?=\p{L})/gu, ' '],
    [/[*`_~#|\\^→←•]+/gu, ''],
    [/\s[-–]\s/gu, ' — '],
    [/[\p{Emoji_Presentation}\p{Emoji_Modifier}\u{FE0F}\u{200D}]/gu, ''],
  ]
}

function date({ months, of, first }: ForeignWords, day = '', month = '', year = ''): string {
  const number = Number(day) === 1 ? first : String(Number(day))
  return `${number}${of}${months[Number(month) - 1]}${of}${year}`
}

/** `05` → `5`, and nothing on the hour. */
function plainMinutes(minutes = ''): string {
  return minutes === '00' ? '' : String(Number(minutes))
}
