// What the clock and the calendar on the wall know.
import { MONTHS, spokenDate, spokenTime, WEEKDAYS } from '../instant/spoken-time.ts'
import { digitalTime, isoDate } from './plain-time.ts'
import { defineTool, NO_ARGUMENTS } from './tool.ts'

const DAYS = {
  'day before yesterday': -2,
  yesterday: -1,
  today: 0,
  tomorrow: 1,
  'day after tomorrow': 2,
} as const
export type NamedDay = keyof typeof DAYS

export const timeNow = defineTool({
  name: 'time_now',
  description: 'Tells the time of day here.',
  parameters: NO_ARGUMENTS,
  call: (_, { now }) => ({ reply: `It's ${spokenTime(now)}.`, result: digitalTime(now) }),
})

export const dateToday = defineTool({
  name: 'date_today',
  description: 'Tells the date and weekday of today or a day beside it, or the month or the year.',
  parameters: {
    type: 'object',
    properties: {
      day: {
        type: 'string',
        enum: Object.keys(DAYS) as NamedDay[],
        description: 'today if absent',
      },
      part: { type: 'string', enum: ['date', 'month', 'year'] },
      weekday: { type: 'string', enum: WEEKDAYS, description: 'asks whether it is this one' },
    },
    additionalProperties: false,
  },
  call({ day = 'today', part = 'date', weekday }, { now }) {
    const days = DAYS[day]
    // Noon: no change of the clocks moves it to another day.
    const noon = new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, 12)
    const it = days < 0 ? 'it was' : "it's"
    const name = WEEKDAYS[noon.getDay()]!
    if (weekday !== undefined)
      return { reply: `${weekday === name ? 'Yes' : 'No'}, ${it} ${name}.`, result: name }
    const said = {
      date: spokenDate(noon),
      month: MONTHS[noon.getMonth()]!,
      year: String(noon.getFullYear()),
    }[part]
    return {
      reply: `${days < 0 ? 'It was' : "It's"} ${said}.`,
      result: part === 'date' ? isoDate(noon) : said,
    }
  },
})

export const weekdayOf = defineTool({
  name: 'weekday_of',
  description: 'Tells on which day of the week a date falls.',
  parameters: {
    type: 'object',
    properties: {
      day: { type: 'integer', minimum: 1, maximum: 31 },
      month: { type: 'string', enum: MONTHS },
      year: {
        type: 'integer',
        minimum: 1,
        maximum: 9999,
        description: 'the next such day if absent',
      },
      is_past: { type: 'boolean', description: 'without a year: the last such day' },
    },
    required: ['day', 'month'],
    additionalProperties: false,
  },
  call({ day, month: name, year, is_past: isPast = false }, { now }) {
    const month = MONTHS.indexOf(name)
    const date = year ? dateOf(year, month, day) : nearest(now, isPast, month, day)
    if (!date) return { code: 'not_known', refused: `There is no ${day} ${name}.` }
    const today = new Date(now.getFullYear(), now.getMonth(), now.getDate(), 12)
    const weekday = WEEKDAYS[date.getDay()]!
    return {
      reply: `${date < today ? 'It was' : "It's"} a ${weekday}.`,
      result: `${weekday}, ${isoDate(date)}`,
    }
  },
})

function nearest(now: Date, isPast: boolean, month: number, day: number): Date | undefined {
  const today = new Date(now.getFullYear(), now.getMonth(), now.getDate(), 12)
  // A leap day may be eight years away.
  const years = Array.from({ length: 9 }, (_, i) => now.getFullYear() + (isPast ? -i : i))
  return years
    .map((year) => dateOf(year, month, day))
    .find((date) => date && (isPast ? date < today : date >= today))
}

/** Undefined for what no calendar has, such as the 30th of February. */
function dateOf(year: number, month: number, day: number): Date | undefined {
  const date = new Date(year, month, day, 12)
  return date.getMonth() === month && date.getDate() === day ? date : undefined
}
