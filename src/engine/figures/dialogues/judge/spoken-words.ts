// Words as they sound: what is written in two ways and heard in one becomes the same.

const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const TENS = 'zero ten twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const ORDINALS: Readonly<Record<string, string>> = {
  one: 'first',
  two: 'second',
  three: 'third',
  five: 'fifth',
  eight: 'eighth',
  nine: 'ninth',
  twelve: 'twelfth',
}
const SIGNS: readonly [RegExp, string][] = [
  [/£\s?(\d[\d.,]*)/g, '$1 pounds'],
  [/€\s?(\d[\d.,]*)/g, '$1 euros'],
  [/\$\s?(\d[\d.,]*)/g, '$1 dollars'],
  [/%/g, ' percent'],
  [/&/g, ' and '],
  [/(\d)\s?°\s?c?\b/g, '$1 degrees'],
  [/(\d)\s?km\b/g, '$1 kilometers'],
  [/(\d)\s?kg\b/g, '$1 kilograms'],
  [/\b([ap])\.?\s?m\.?(?=\W|$)/g, '$1m'],
  [/\b(\d{1,2}):00\b/g, "$1 o'clock"],
  [/\b(\d{1,2}):(\d\d)\b/g, '$1 $2'],
]
const SHORT: readonly [RegExp, string][] = [
  [/\bwon't\b/g, 'will not'],
  [/\bcan't\b|\bcannot\b/g, 'can not'],
  [/n't\b/g, ' not'],
  [/'re\b/g, ' are'],
  [/'ve\b/g, ' have'],
  [/'ll\b/g, ' will'],
  [/\bi'm\b/g, 'i am'],
  [/\b(it|that|what|he|she|there|here|who|where|how|when|let)'s\b/g, '$1 is'],
  [/'d\b/g, ' would'],
  [/\bgonna\b/g, 'going to'],
  [/\bwanna\b/g, 'want to'],
]
const SAME: Readonly<Record<string, string>> = {
  ok: 'okay',
  alright: 'all right',
  mum: 'mom',
  colour: 'color',
  favourite: 'favorite',
  neighbour: 'neighbor',
  neighbours: 'neighbors',
  kilometres: 'kilometers',
  metres: 'meters',
  litre: 'liter',
  litres: 'liters',
  grey: 'gray',
  programme: 'program',
  theatre: 'theater',
  centre: 'center',
  hm: 'hmm',
  hey: 'hey',
  mr: 'mister',
  mrs: 'missus',
  dr: 'doctor',
  goodnight: 'good night',
}

/** The words of `text` in small letters, numbers and short forms written out, marks left away. */
export function spokenWords(text: string): string[] {
  let words = text.toLowerCase().replaceAll(/[‘’]/g, "'")
  for (const [sign, spoken] of SIGNS) words = words.replaceAll(sign, spoken)
  words = words
    .replaceAll(/(\d),(?=\d{3}\b)/g, '$1')
    .replaceAll(/\b(\d+)(?:st|nd|rd|th)\b/g, (_, digits: string) => ordinal(Number(digits)))
    .replaceAll(
      /(\d+)\.(\d+)/g,
      (_, whole: string, part: string) => `${whole} point ${[...part].join(' ')}`,
    )
    .replaceAll(/\d+/g, (digits) => ` ${numberWords(Number(digits))} `)
  for (const [short, long] of SHORT) words = words.replaceAll(short, long)
  return words
    .replaceAll("'", '')
    .split(/[^\p{L}\p{N}]+/u)
    .flatMap((word) => (SAME[word] ?? word).split(' '))
    .filter((word) => word !== '')
}

/** A whole number as it is spoken; four figures between 1100 and 2099 as a year is. */
export function numberWords(value: number): string {
  if (value < 20) return ONES[value] ?? String(value)
  if (value < 100) return [TENS[Math.floor(value / 10)], rest(value % 10)].join(' ').trim()
  const isYear = value >= 1100 && value < 2100 && value % 100 >= 10 && value % 1000 >= 100
  if (isYear || (value >= 2010 && value < 2100))
    return `${numberWords(Math.floor(value / 100))} ${numberWords(value % 100)}`
  for (const [size, name] of [
    [1e9, 'billion'],
    [1e6, 'million'],
    [1e3, 'thousand'],
    [100, 'hundred'],
  ] as const)
    if (value >= size)
      return `${numberWords(Math.floor(value / size))} ${name} ${rest(value % size)}`.trim()
  return String(value)
}

function rest(value: number): string {
  return value === 0 ? '' : numberWords(value)
}

function ordinal(value: number): string {
  const words = numberWords(value).split(' ')
  const last = words.pop() ?? ''
  const form = ORDINALS[last] ?? (last.endsWith('y') ? `${last.slice(0, -1)}ieth` : `${last}th`)
  return [...words, form].join(' ')
}
