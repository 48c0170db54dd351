// "What time is it?", "What's the date tomorrow?" and their like: what the clock knows.
import type { NamedDay } from '../tools/clock-tools.ts'
import type { ToolArguments } from '../tools/tool.ts'
import type { InstantAnswer, InstantContext } from './answer.ts'
import { anchored } from './anchored.ts'
import { WEEKDAYS } from './spoken-time.ts'
import { toolAnswer } from './tool-answer.ts'
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
const NAME = `(${WEEKDAYS.join('|').toLowerCase()})`
const SURE = "(?: (?:already|again|then|right|correct|isn't it|is it))*"
/** Day and weekday stand in the groups. "Is it Monday?" alone may be of anything that was spoken of. */
const IS_WEEKDAY = anchored(
  `(?:is|was) it (?:a )?${NAME}(?: ${DAY}| already)${SURE}`,
  `(?:is|was) ${DAY} (?:a )?${NAME}${SURE}`,
  `will (?:it be (?:a )?${NAME} ${DAY}|${DAY} be (?:a )?${NAME})${SURE}`,
)
/** Tells it rather than asks, unless there is a question's mark. */
const SAYS_WEEKDAY = anchored(`(?:it is (?:a )?${NAME} ${DAY}|${DAY} is (?:a )?${NAME})${SURE}`)
const MONTH = anchored(
  `(?:what|which) month (?:is it|it is|is this|are we in)${NOW}`,
  `what is the current month`,
)
const YEAR = anchored(
  `(?:what|which) year (?:is it|it is|is this|are we in)${NOW}`,
  `what is the current year`,
)
const DAYS = new Map<string, NamedDay>([
  ['the day before yesterday', 'day before yesterday'],
  ['yesterday', 'yesterday'],
  ['today', 'today'],
  ['tomorrow', 'tomorrow'],
  ['the day after tomorrow', 'day after tomorrow'],
])

/** Time, date, month and year of now, and the date of the days beside. */
export function answerClock(
  { text, isAsked, transcript }: Utterance,
  context: InstantContext,
): InstantAnswer | undefined {
  const date = (args: ToolArguments): InstantAnswer =>
    toolAnswer('date', 'date_today', args, context)
  if (TIME.test(text) || (isAsked && BARE_TIME.test(text)))
    return toolAnswer('time', 'time_now', {}, context)
  if (DATE.test(text) || (isAsked && BARE_DATE.test(text))) return date({})
  if (MONTH.test(text)) return date({ part: 'month' })
  if (YEAR.test(text)) return date({ part: 'year' })
  const other = OTHER_DAY.exec(text)
  if (other) return date(namedIn(other))
  const isWeekday =
    IS_WEEKDAY.exec(text) ?? (/\?\s*$/.test(transcript) ? SAYS_WEEKDAY.exec(text) : null)
  return isWeekday ? date(namedIn(isWeekday)) : undefined
}

/** What of a day and of a weekday stands in the groups of a match. */
function namedIn(match: RegExpExecArray): ToolArguments {
  const groups = match.slice(1).filter((group) => group !== undefined)
  const day = groups.map((name) => DAYS.get(name)).find((name) => name !== undefined)
  const weekday = WEEKDAYS.find((name) => groups.includes(name.toLowerCase()))
  return { ...(day && { day }), ...(weekday && { weekday }) }
}
