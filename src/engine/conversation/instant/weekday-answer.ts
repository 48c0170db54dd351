// "What day of the week is the 4th of July?": the weekday of a date that was named.
import type { InstantAnswer, InstantContext } from './answer.ts'
import { MONTHS } from './spoken-time.ts'
import { toolAnswer } from './tool-answer.ts'
import type { Utterance } from './utterance.ts'

const MONTH = `(${MONTHS.join('|').toLowerCase()})`
const UNITS = 'first second third fourth fifth sixth seventh eighth ninth'.split(' ')
const ORDINALS = [
  ...UNITS,
  ...'tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
    ' ',
  ),
  ...UNITS.map((unit) => `twenty ${unit}`),
  ...['thirtieth', 'thirty first'],
]
const DAY = `(\\d{1,2}(?:st|nd|rd|th)?|${[...ORDINALS].reverse().join('|')})`
const DATE = `(?:(?:the )?${DAY} (?:of )?${MONTH}|${MONTH} (?:the )?${DAY})(?: (?:in )?(\\d{4}))?`
const WEEKDAY = '(?:what|which) (?:day of the week|weekday)'
/** Says itself that it wants the weekday. */
const CLEAR = [
  `${WEEKDAY} (is|was|will) ${DATE}(?: be)?`,
  `${WEEKDAY} ${DATE} (is|was|will be)`,
  `(?:what|which) (?:day|day of the week|weekday) (does|did|will) ${DATE} (?:fall|land|be)(?: on)?`,
].map((pattern) => new RegExp(`^(?:on )?${pattern}$`))
/** Asks what is celebrated, unless a year tells otherwise. */
const VAGUE = new RegExp(`^(?:what|which) day (is|was|will) ${DATE}(?: be)?$`)

/** Without a year: the next such day, or the last where it was asked in the past. */
export function answerWeekday(
  { text }: Utterance,
  context: InstantContext,
): InstantAnswer | undefined {
  const clear = CLEAR.map((pattern) => pattern.exec(text)).find((match) => match !== null)
  const parts = (clear ?? VAGUE.exec(text))?.slice(1).filter((part) => part !== undefined)
  if (!parts) return undefined
  const month = MONTHS.find((name) => parts.includes(name.toLowerCase()))!
  const day = parts.map(dayOf).find((found) => found !== undefined)
  const year = parts.find((part) => /^\d{4}$/.test(part))
  if (day === undefined || (!clear && year === undefined)) return undefined
  const isPast = parts.some((part) => part === 'was' || part === 'did')
  const when = year ? { year: Number(year) } : isPast ? { is_past: true } : {}
  const found = toolAnswer('date', 'weekday_of', { day, month, ...when }, context)
  return found.isRefused ? undefined : found
}

function dayOf(part: string): number | undefined {
  const index = ORDINALS.indexOf(part)
  if (index >= 0) return index + 1
  const digits = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(part)?.[1]
  return digits === undefined ? undefined : Number(digits)
}
