// Dates and times of day: `2024-03-15` → `March 15th, 2024`, `15:45` → `3:45 PM`. The phonemizer reads ordinals and years well.
import { applyRules, type Rule } from './rule.ts'

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const MONTH = MONTHS.join('|')
const SHORT_MONTHS: Readonly<Record<string, string>> = Object.fromEntries(
  [...MONTHS.map((month) => [month.slice(0, 3), month]), ['Sept', 'September']].filter(
    ([short, month]) => short !== month,
  ) as [string, string][],
)
const SHORT_MONTH = Object.keys(SHORT_MONTHS).join('|')
const DAY = String.raw`(0?[1-9]|[12]\d|3[01])`

const RULES: readonly Rule[] = [
  [
    new RegExp(String.raw`\b(${SHORT_MONTH})\b\.?(?=\s\d)`, 'gu'),
    (_, month) => SHORT_MONTHS[month ?? ''] ?? '',
  ],
  [
    new RegExp(String.raw`\b${DAY}\s(${SHORT_MONTH})\b\.?`, 'gu'),
    (_, day, month) => `${day} ${SHORT_MONTHS[month ?? '']}`,
  ],
  [
    /\b(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])\b/gu,
    (_, year, month, day) => date(year, month, day),
  ],
  // Month first, as the voices' language has it, unless it cannot be a month.
  [
    /\b(\d{1,2})\/(\d{1,2})\/(\d{4})\b/gu,
    (whole, a, b, year) =>
      Number(a) <= 12 ? date(year, a, b) : Number(b) <= 12 ? date(year, b, a) : (whole ?? ''),
  ],
  [
    new RegExp(String.raw`\b(${MONTH})\s${DAY}(?![\d:%./]|\.\d|,\d|(?:st|nd|rd|th)\b)`, 'gu'),
    (_, month, day) => `${month} ${ordinal(day)}`,
  ],
  [
    new RegExp(
      String.raw`(\bthe\s)?(?<![\d.,:])${DAY}(?:st|nd|rd|th)?(?:\sof)?\s(${MONTH})\b`,
      'gu',
    ),
    (_, _the, day, month) => `the ${ordinal(day)} of ${month}`,
  ],
  // `3:30pm` is one word to the phonemizer, and `12:00 AM` would become "twelve o'clock AM".
  [/\b(\d{1,2}):00\s?([AaPp])\.?([Mm])\b/gu, '$1 $2$3'],
  [/\b(\d{1,2}:[0-5]\d)([AaPp]\.?[Mm])\b/gu, '$1 $2'],
  [
    /\b(0\d|1[3-9]|2[0-3]):([0-5]\d)\b(?!:|\s?[AaPp]\.?[Mm])/gu,
    (_, hours, minutes) => clock(hours, minutes),
  ],
]

/** Writes out the dates and times in `text`. */
export function speakDates(text: string): string {
  return applyRules(text, RULES)
}

/** `21` → `21st`. */
export function ordinal(day: string | undefined): string {
  const number = Number(day)
  const teen = number % 100 >= 11 && number % 100 <= 13
  return `${number}${teen ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th')}`
}

function date(year = '', month = '', day = ''): string {
  return `${MONTHS[Number(month) - 1]} ${ordinal(day)}, ${year}`
}

function clock(hours = '', minutes = ''): string {
  const hour = Number(hours) % 12 === 0 ? 12 : Number(hours) % 12
  const half = Number(hours) < 12 ? 'AM' : 'PM'
  return minutes === '00' ? `${hour} ${half}` : `${hour}:${minutes} ${half}`
}
