// "What time is it?", "What's the date tomorrow?" and their like: what the clock knows.
import type { InstantAnswer, InstantContext } from './answer.ts'
import { anchored } from './anchored.ts'
import { MONTHS, spokenDate, spokenTime } from './spoken-time.ts'
import type { Utterance } from './utterance.ts'

const NOW = '(?: (?:right now|now|exactly|currently|at the moment|again|here|today))*'
const TIME = anchored(
  `what time is it${NOW}`,
  `what time it is${NOW}`,
  `what is the (?:current |exact |right )?time${NOW}`,
  `what the (?:current |exact |right )?time is${NOW}`,
  'what time do you (?:have|make it)',
  '(?:do you have|have you got|you got|got) the time',
)
/** Too little for a question, unless it was said to be one. */
const BARE_TIME = anchored(`(?:the )?(?:current |exact |right )?time${NOW}`)
const BARE_DATE = anchored(
  '(?:the )?(?:current )?(?:date|day)(?: today)?',
  "today's date",
  '(?:the )?day of the week',
)

const DAY = '(today|tomorrow|yesterday|the day after tomorrow|the day before yesterday)'
const THE = '(?:(?:the|the current) )?(?:date|day|day of the week|weekday)'
const WHICH = '(?:what|which) (?:date|day|day of the week|weekday|day of the month)'
const DATE = anchored(
  `${WHICH} (?:is it|it is|is today|today is|do we have)${NOW}`,
  `what is ${THE}${NOW}`,
  `what ${THE} is${NOW}`,
  `what is (?:today|today's (?:date|day))`,
  `what today's date is`,
)
/** The day stands in the first group. */
const OTHER_DAY = anchored(
  `${WHICH} (?:is|was) (?:it )?${DAY}`,
  `${WHICH} (?:will it be|will be|it is|it was|will|it will be) ${DAY}(?: be)?`,
  `${WHICH} ${DAY} (?:is|was|will be)`,
  `what (?:is|was|will be) ${THE} (?:of )?${DAY}`,
  `what will ${THE} be ${DAY}`,
  `what (?:is|was|will be|will) ${DAY}'s (?:date|day)(?: be)?`,
)
const MONTH = anchored(
  `(?:what|which) month (?:is it|it is|is this|are we in)${NOW}`,
  `what is the current month`,
)
const YEAR = anchored(
  `(?:what|which) year (?:is it|it is|is this|are we in)${NOW}`,
  `what is the current year`,
)
const OFFSETS = new Map([
  ['the day before yesterday', -2],
  ['yesterday', -1],
  ['today', 0],
  ['tomorrow', 1],
  ['the day after tomorrow', 2],
])

/** Time, date, month and year of `now`, and the date of the days beside. */
export function answerClock(
  { text, isAsked }: Utterance,
  { now }: Pick<InstantContext, 'now'>,
): InstantAnswer | undefined {
  if (TIME.test(text) || (isAsked && BARE_TIME.test(text)))
    return { kind: 'time', reply: `It's ${spokenTime(now)}.` }
  if (DATE.test(text) || (isAsked && BARE_DATE.test(text)))
    return { kind: 'date', reply: `It's ${spokenDate(now)}.` }
  if (MONTH.test(text)) return { kind: 'date', reply: `It's ${MONTHS[now.getMonth()]}.` }
  if (YEAR.test(text)) return { kind: 'date', reply: `It's ${now.getFullYear()}.` }
  const days = OTHER_DAY.exec(text)
    ?.slice(1)
    .map((day) => OFFSETS.get(day))
    .find((day) => day !== undefined)
  return days === undefined ? undefined : { kind: 'date', reply: dayBeside(now, days) }
}

function dayBeside(now: Date, days: number): string {
  // Noon: no change of the clocks moves it to another day.
  const noon = new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, 12)
  return `${days < 0 ? 'It was' : "It's"} ${spokenDate(noon)}.`
}
