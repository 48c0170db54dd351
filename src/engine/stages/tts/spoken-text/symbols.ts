// Currency, ranges, fractions, arithmetic and other signs that the phonemizer drops or names ("slash", "asterisk").
import { applyRules, type Rule } from './rule.ts'

const MAGNITUDES: Readonly<Record<string, string>> = {
  k: ' thousand',
  K: ' thousand',
  m: ' million',
  M: ' million',
  bn: ' billion',
  B: ' billion',
}
const CURRENCIES: Readonly<Record<string, readonly [one: string, many: string, part: string]>> = {
  $: ['dollar', 'dollars', 'cents'],
  '£': ['pound', 'pounds', 'pence'],
  '€': ['euro', 'euros', 'cents'],
  '¥': ['yen', 'yen', 'sen'],
  '₹': ['rupee', 'rupees', 'paise'],
}
const PARTS = [
  '',
  '',
  'half',
  'third',
  'quarter',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
]

const AMOUNT = String.raw`(\d+(?:,\d{3})*)(?:\.(\d+))?`
const RULES: readonly Rule[] = [
  // Money.
  [
    new RegExp(
      String.raw`([$£€¥₹])\s?${AMOUNT}(?:(k|K|m|M|bn|B)\b|\s(hundred|thousand|(?:m|b|tr)illion)\b)?`,
      'gu',
    ),
    (_, sign, whole, part, short, word) =>
      money(sign, whole, part, short ? MAGNITUDES[short] : word && ` ${word}`),
  ],
  [
    new RegExp(String.raw`${AMOUNT}\s?([€£])`, 'gu'),
    (_, whole, part, sign) => money(sign, whole, part),
  ],
  [/(?<=\d)k\b(?!\s(?:run|race|resolution|video|display|monitor))/gu, ' thousand'],

  // Telephone numbers, digit by digit.
  [/\b(\d{3})-(\d{3})-(\d{4})\b/gu, (_, ...groups) => groups.slice(0, 3).map(digits).join(', ')],
  [
    /\b((?:call|dial|phone|number(?: is)?)\s)(?:(\d{3})-(\d{4})|(911|112|999|988))\b/giu,
    (_, word, a, b, emergency) =>
      `${word}${emergency ? digits(emergency) : `${digits(a)}, ${digits(b)}`}`,
  ],

  // Fractions.
  [/(?<=\d)\s?(?=[½⅓⅔¼¾⅛])/gu, ' and '],
  [/(\d)\s(\d\/\d)/gu, '$1 and $2'],
  [/\b(24)\/(7)\b|\b(9)\/(11)\b|\b(50)\/(50)\b/gu, (whole) => whole.replace('/', ' ')],
  [/(?<![\d/.])(\d{1,2})\/(\d{1,2})(?![\d/]|\.\d)/gu, (_, above, below) => fraction(above, below)],

  // Ranges, ratios and scores; a minus where a calculation follows or the number falls.
  [/(\d%?)\s?[–—]\s?(?=[$£€]?\d)/gu, '$1 to '],
  [/(\d(?:%|\s[AP]M))-(?=\d)/gu, '$1 to '],
  [
    /(\d[\d.]*)\s-\s(\d[\d.]*)(?=([^.]*=)?)/gu,
    (_, a, b, sum) => `${a} ${sum === undefined && Number(b) > Number(a) ? 'to' : 'minus'} ${b}`,
  ],
  [/(\bratio\s(?:\p{L}+\s)?\d+):(?=\d)/gu, '$1 to '],

  // Arithmetic.
  [/(?<=[\p{L}\d)])²|\^2\b/gu, ' squared'],
  [/(?<=[\p{L}\d)])³|\^3\b/gu, ' cubed'],
  [/(?<=[\p{L}\d)])\^(?=[-\p{L}\d(])/gu, ' to the power of '],
  [/(?<=[\p{L}\d)]\s?)\*(?=\s?[\d(])/gu, ' times '],
  [/(?<=\d\s?)x(?=\s?\d)/gu, ' times '],
  [/\b(\d+)x\b/gu, '$1 times'],
  [/(?<=\d\s?)\/(?=\s?\d)/gu, ' divided by '],
  [/√\s?(?=\d|\p{L}|\()/gu, 'the square root of '],
  [/(?<=[\p{L}\d)]\s)-(?=\s[\d(])/gu, 'minus'],
  [/(?:>=|≥)/gu, ' is at least '],
  [/(?:<=|≤)/gu, ' is at most '],
  [/(?<=\s|\d)>(?=\s?\d)/gu, ' greater than '],
  [/(?<=\s|\d)<(?=\s?\d)/gu, ' less than '],
  [/[~≈]\s?(?=[\d$£€])/gu, 'about '],

  // Signs that have no name in speech.
  [/\b(and)\/(or)\b/giu, '$1 $2'],
  [/(?<=\p{Ll})\/(?=\p{Ll})/gu, ' or '],
  [/(?<=\p{L})\/(?=\p{L})/gu, ' '],
  [/(?<=\w)_(?=\w)|[|\\^→←•]+/gu, ' '],
  [/[*`_~#]+/gu, ''],
  [/\s[-–]\s/gu, ' — '],
  [/[\p{Emoji_Presentation}\p{Emoji_Modifier}\u{FE0F}\u{200D}]/gu, ''],
]

/** Writes out the signs in `text`. Units and dates must have been written out before: they contain such signs. */
export function speakSymbols(text: string): string {
  return applyRules(text, RULES)
}

function money(sign = '', whole = '', part?: string, magnitude?: string): string {
  const [one, many, parts] = CURRENCIES[sign] ?? [sign, sign, '']
  if (magnitude) return `${whole}${part ? `.${part}` : ''}${magnitude} ${many}`
  const name = whole === '1' ? one : many
  if (part === undefined) return `${whole} ${name}`
  const cents = Number(part.padEnd(2, '0').slice(0, 2))
  const singular = cents === 1 ? (sign === '£' ? 'penny' : parts.replace(/s$/u, '')) : parts
  if (cents === 0) return `${whole} ${name}`
  return whole === '0' ? `${cents} ${singular}` : `${whole} ${name} and ${cents} ${singular}`
}

function fraction(above = '', below = ''): string {
  const part = PARTS[Number(below)]
  if (!part || Number(above) >= Number(below)) return `${above} over ${below}`
  return above === '1' ? `one ${part}` : `${above} ${part}s`
}

function digits(number = ''): string {
  return [...number].join(' ')
}
