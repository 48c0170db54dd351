// Reads when a reminder shall come: "in ten minutes", "at six", "tomorrow at nine", "on Monday morning", "tonight".
import { readDay } from './calendar-words.ts'
import { inPart, readClock, readDayPart, type ClockTime, type DayPart } from './clock-words.ts'
import { readDuration, readLongDuration } from './duration-words.ts'
import { plainWords } from './utterance.ts'
import { WordReader } from './word-reader.ts'

/** Where a part of the day is all that was said. */
const HOUR_OF: Record<DayPart, number> = { morning: 9, afternoon: 15, evening: 19, night: 21 }
/** Of a day without a time. */
const DAY_HOUR = 9
/** Of a day that is not today: up to this hour an open time is of the afternoon ("tomorrow at three"). */
const LAST_LATE_HOUR = 6
/** From this hour on who says "at five" may want to be woken: until then five at night is not meant. */
const EVENING_HOUR = 18

/** @returns undefined where `words` are not a time as a whole */
export function whenOf(words: readonly string[], now: Date): Date | undefined {
  const reader = new WordReader(words)
  const when = reader.attempt(() => readSpan(reader, now)) ?? readPoint(reader, now)
  return reader.isDone ? when : undefined
}

/** The same of what was said or written. */
export function whenOfText(text: string, now: Date): Date | undefined {
  return whenOf(plainWords(text).words, now)
}

/** "in an hour and a half", "twenty minutes from now", "in two weeks". */
function readSpan(reader: WordReader, now: Date): Date | undefined {
  const isIn = reader.take('in', 'after', 'within') !== undefined
  const durationMs = reader.attempt(() => readDuration(reader)) ?? readLongDuration(reader)
  if (durationMs === undefined) return undefined
  const isFromNow = reader.take('from now', 'time', 'later') !== undefined
  return isIn || isFromNow ? new Date(now.getTime() + durationMs) : undefined
}

/** Day, part of the day and time, in any order, of which one is enough. */
function readPoint(reader: WordReader, now: Date): Date | undefined {
  let day: Date | undefined
  let part: DayPart | undefined
  let time: ClockTime | undefined
  for (let isMore = true; isMore && !reader.isDone;) {
    const from = reader.position
    // A bare number is no time: "at" or "by" says that it is one, or the day before it.
    time ??= reader.attempt(() => {
      const isSaid = reader.take('at about', 'at around', 'at', 'by', 'around', 'for') !== undefined
      const found = readClock(reader)
      return isSaid || day || (found && (!found.isOpen || found.minute > 0)) ? found : undefined
    })
    day ??= readDay(reader, now)
    const isToday = reader.next === 'this'
    part ??= readDayPart(reader)
    if (part && isToday) day ??= midnightOf(now)
    if (day && !part)
      part = reader.take('morning', 'afternoon', 'evening', 'night') as DayPart | undefined
    isMore = reader.position > from
  }
  if (!day && !part && !time) return undefined
  if (time) return atTime(inPart(time, part), day, part, now)
  const date = atHour(day ?? now, part ? HOUR_OF[part] : DAY_HOUR)
  // "In the morning", said at noon, is of tomorrow; today without a time is no time.
  if (date > now || day) return date > now ? date : undefined
  return part === 'morning' ? plusDays(date, 1) : undefined
}

function atTime(
  time: ClockTime,
  day: Date | undefined,
  part: DayPart | undefined,
  now: Date,
): Date | undefined {
  const start = day ?? now
  const at = (hour: number): Date =>
    new Date(start.getFullYear(), start.getMonth(), start.getDate(), hour, time.minute)
  const isToday = at(12).toDateString() === now.toDateString()
  if (!isToday) {
    const isLate = time.isOpen && time.hour <= LAST_LATE_HOUR
    return at(isLate ? time.hour + 12 : time.hour)
  }
  const hours = time.isOpen ? [time.hour % 12, (time.hour % 12) + 12] : [time.hour]
  const next = hours.map(at).find((date) => date > now)
  if (next) return next
  // Of today it is over; of no day it is tomorrow's, by day where that may be. Midnight "tonight" is tomorrow's as well.
  const isOver = day !== undefined && time.hour > 0
  return isOver || (part && part !== 'morning' && part !== 'night')
    ? undefined
    : plusDays(at(isByDay(time, now) ? hours.at(-1)! : hours[0]!), 1)
}

/** Said by day, "at four" is in the afternoon. */
function isByDay(time: ClockTime, now: Date): boolean {
  const isLate = time.isOpen && time.hour >= 1 && time.hour <= LAST_LATE_HOUR
  return isLate && now.getHours() < EVENING_HOUR
}

function atHour(day: Date, hour: number): Date {
  return new Date(day.getFullYear(), day.getMonth(), day.getDate(), hour)
}

function midnightOf(date: Date): Date {
  return atHour(date, 0)
}

function plusDays(date: Date, days: number): Date {
  const later = new Date(date)
  later.setDate(later.getDate() + days)
  return later
}
