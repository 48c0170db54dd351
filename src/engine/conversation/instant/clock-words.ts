// Reads a time of day: "six", "6:30 pm", "half past six", "twenty to seven", "noon", "six in the evening".
import { readNumber } from './number-words.ts'
import type { WordReader } from './word-reader.ts'

export interface ClockTime {
  /** 0…23; below 13 it may still be of the morning or the evening, where `isOpen`. */
  hour: number
  minute: number
  isOpen: boolean
}

export type DayPart = 'morning' | 'afternoon' | 'evening' | 'night'

const NAMED: readonly [string, number][] = [
  ['noon', 12],
  ['midday', 12],
  ['midnight', 0],
]

/** Without what stands before it ("at", "by"). */
export function readClock(reader: WordReader): ClockTime | undefined {
  return reader.attempt(() => {
    const named = NAMED.find(([name]) => reader.take(`12 ${name}`, `twelve ${name}`, name))
    if (named) return { hour: named[1], minute: 0, isOpen: false }
    const time = reader.attempt(() => readRelative(reader)) ?? readFigures(reader)
    if (!time) return undefined
    reader.take("o'clock", 'o clock', 'sharp', 'exactly')
    return withHalf(time, readHalf(reader))
  })
}

/** "in the morning", "this evening", "at night" and the like, without a time. */
export function readDayPart(reader: WordReader): DayPart | undefined {
  return reader.attempt(() => {
    if (reader.take('tonight', 'at night')) return 'night'
    if (!reader.take('in the', 'this')) return undefined
    return reader.take('morning', 'afternoon', 'evening') as DayPart | undefined
  })
}

/** The time that `part` makes of an open one: "six" "in the evening" is 18. */
export function inPart(time: ClockTime, part: DayPart | undefined): ClockTime {
  if (!part || !time.isOpen) return time
  const isLate = part === 'morning' ? false : part !== 'night' || (time.hour > 4 && time.hour < 12)
  return withHalf(time, isLate ? 'pm' : 'am')
}

/** "half past six", "quarter to seven", "ten minutes past six". */
function readRelative(reader: WordReader): ClockTime | undefined {
  const minutes = reader.take('half')
    ? 30
    : reader.take('a quarter', 'quarter')
      ? 15
      : reader.attempt(() => readWhole(reader, 59))
  if (minutes === undefined) return undefined
  reader.take('minutes', 'minute')
  const side = reader.take('past', 'after', 'to', 'before', 'till')
  const hour = side === undefined ? undefined : readWhole(reader, 23)
  if (hour === undefined) return undefined
  const isBefore = side === 'to' || side === 'before' || side === 'till'
  const total = hour * 60 + (isBefore ? -minutes : minutes)
  const from = hour === 0 && isBefore ? total + 24 * 60 : total
  // "quarter to one" is a quarter before either one.
  const clock = from < 60 && hour === 1 ? from + 12 * 60 : from
  return timeOf(Math.floor(clock / 60), clock % 60)
}

/** "six", "six thirty", "six oh five", "6:30", "18.30". */
function readFigures(reader: WordReader): ClockTime | undefined {
  const [hours, minutes] = reader.match(/^\d{1,2}[:.]\d{2}$/)?.split(/[:.]/) ?? []
  if (hours !== undefined && minutes !== undefined) return timeOf(Number(hours), Number(minutes))
  // "At 9th": what whisper makes of a last word that is cut short.
  const heard = reader.match(/^\d{1,2}(?:st|nd|rd|th)$/)
  const hour = heard === undefined ? readWhole(reader, 24) : parseInt(heard)
  if (hour === undefined) return undefined
  const minute = reader.attempt(() => {
    const isOh = reader.take('oh', 'o') !== undefined
    const found = readWhole(reader, 59)
    return found !== undefined && (isOh ? found < 10 : found > 9) ? found : undefined
  })
  return timeOf(hour, minute ?? 0)
}

function readWhole(reader: WordReader, most: number): number | undefined {
  const number = reader.attempt(() => readNumber(reader))
  if (number === undefined || !Number.isInteger(number)) return undefined
  return number >= 0 && number <= most ? number : undefined
}

function timeOf(hour: number, minute: number): ClockTime | undefined {
  if (hour > 24 || minute > 59) return undefined
  return { hour: hour % 24, minute, isOpen: hour > 0 && hour < 13 }
}

function readHalf(reader: WordReader): 'am' | 'pm' | undefined {
  if (reader.take('am', 'a m', 'a.m')) return 'am'
  return reader.take('pm', 'p m', 'p.m') ? 'pm' : undefined
}

function withHalf(time: ClockTime, half: 'am' | 'pm' | undefined): ClockTime {
  if (!half || !time.isOpen) return time
  return { ...time, hour: (time.hour % 12) + (half === 'pm' ? 12 : 0), isOpen: false }
}
