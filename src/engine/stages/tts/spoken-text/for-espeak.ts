// What espeak-ng reads otherwise than an English speaker would: titles, initials, years, times and decimals.
import { applyRules, type Rule } from './rule.ts'

const WIDE_MARKS: Readonly<Record<string, string>> = {
  '、': ', ',
  '，': ', ',
  '。': '. ',
  '！': '! ',
  '？': '? ',
  '：': ': ',
  '；': '; ',
}

const RULES: readonly Rule[] = [
  [/[‘’]/gu, "'"],
  [/[“”]/gu, '"'],
  [/[、，。！？：；]/gu, (mark = '') => WIDE_MARKS[mark] ?? mark],

  [/\bD[Rr]\.(?=\s\p{Lu})/gu, 'Doctor'],
  [/\bMr\./gu, 'Mister'],
  [/\bMrs\./gu, 'Mrs'],
  [/\bMs\./gu, 'Miss'],
  [/\byeah\b/giu, "ye'a"], // not "yeh"
  // Letters with dots are spelled; the last dot ends the sentence where another one seems to begin.
  [
    /\b((?:\p{L}\.){2,})(\s+\p{Ll}|\S)?/gu,
    (_, letters = '', next = '') => `${letters.replaceAll('.', '-')}${next === '' ? '.' : next}`,
  ],
  [/(?<=[B-DF-HJ-NP-TV-Z])s\b/gu, "'s"], // TVs, not "teevs"

  [/(?<![\d.,:])([1-9]|1[0-2]):([0-5]\d)(?![\d:])/gu, (_, hours, minutes) => time(hours, minutes)],
  [
    /(?<![\d.])(\d*)\.(\d+)(?![\d.])/gu,
    (_, whole, part = '') => `${whole} point ${[...part].join(' ')}`,
  ],
  [/(?<![\d.,$£€])(1[1-9]|20)(\d\d)(s?)(?![\d%]|\s(?:point|percent))/gu, year],
  [/(?<=\d),(?=\d{3}(?!\d))/gu, ''],
  [/(?<=\d)-(?=\d)/gu, ' to '],
  [/(?<=\d):(?=\d)/gu, ' '], // not "one colon two"
]

/** Writes out what is above in `text`, in which units, dates and signs have been written out. */
export function forEspeak(text: string): string {
  return applyRules(text, RULES)
}

function time(hours = '', minutes = ''): string {
  if (minutes === '00') return `${hours} o'clock`
  return minutes.startsWith('0') ? `${hours} oh ${minutes[1]}` : `${hours} ${minutes}`
}

/** `1969` → `19 69`; 2000 to 2009 are numbers, as every whole thousand is. */
function year(whole: string, century = '', rest = '', plural = ''): string {
  if (rest.startsWith('0') && century.endsWith('0')) return whole
  if (rest === '00') return `${century} hundred${plural}`
  return `${century} ${rest.startsWith('0') ? `oh ${rest[1]}` : rest}${plural}`
}
