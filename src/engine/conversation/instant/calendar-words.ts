// Reads a day: "tomorrow", "on Monday", "next Friday", "the day after tomorrow", "on the 4th of July".
import { MONTHS, WEEKDAYS } from './spoken-time.ts'
import type { WordReader } from './word-reader.ts'

const WEEKDAY = new Map(WEEKDAYS.map((name, day) => [name.toLowerCase(), day]))
const MONTH = new Map(MONTHS.map((name, month) => [name.toLowerCase(), month]))
const TENTHS = 'first second third fourth fifth sixth seventh eighth ninth'.split(' ')
const ORDINALS = [
  ...TENTHS,
  ...'tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
    ' ',
  ),
  ...TENTHS.map((one) => `twenty ${one}`),
  ...['thirtieth', 'thirty first'],
]

/** Midnight at which the day begins, today or later. */
export function readDay(reader: WordReader, now: Date): Date | undefined {
  return reader.attempt(() => {
    if (reader.take('today')) return dayFrom(now, 0)
    if (reader.take('the day after tomorrow', 'day after tomorrow')) return dayFrom(now, 2)
    if (reader.take('tomorrow')) return dayFrom(now, 1)
    reader.take('on the', 'on', 'the')
    return reader.attempt(() => readWeekday(reader, now)) ?? readDate(reader, now)
  })
}

/** The weekday that comes next; "next Friday" as well, since it is said of both. Never today. */
function readWeekday(reader: WordReader, now: Date): Date | undefined {
  reader.take('this coming', 'coming', 'next', 'this')
  const day = reader.look(WEEKDAY)
  return day === undefined ? undefined : dayFrom(now, ((day - now.getDay() + 6) % 7) + 1)
}

/** "4th of July", "July the 4th", "july 4": the next such day. */
function readDate(reader: WordReader, now: Date): Date | undefined {
  const first = reader.look(MONTH)
  if (first !== undefined) reader.take('the')
  const day = readOrdinal(reader)
  if (first === undefined) reader.take('of')
  const month = first ?? reader.look(MONTH)
  if (day === undefined || month === undefined) return undefined
  const thisYear = now.getFullYear()
  // A leap day may be eight years away.
  const years = Array.from({ length: 9 }, (_, i) => thisYear + i)
  return years
    .map((year) => new Date(year, month, day))
    .find((date) => date.getMonth() === month && date >= dayFrom(now, 0))
}

function readOrdinal(reader: WordReader): number | undefined {
  const word = reader.take(...[...ORDINALS].reverse())
  if (word !== undefined) return ORDINALS.indexOf(word) + 1
  const digits = reader.match(/^\d{1,2}(?:st|nd|rd|th)?$/)
  const day = digits === undefined ? undefined : parseInt(digits)
  return day !== undefined && day > 0 && day < 32 ? day : undefined
}

function dayFrom(now: Date, days: number): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days)
}
