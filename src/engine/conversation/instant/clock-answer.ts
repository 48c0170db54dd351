// "What time is it?", "What's the date tomorrow?" and their like: what the clock knows.
import type { NamedDay } from '../tools/clock-tools.ts'
import type { ToolArguments } from '../tools/tool.ts'
import type { InstantAnswer, InstantContext } from './answer.ts'
import { anchored } from './anchored.ts'
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
  { text, isAsked }: Utterance,
  context: InstantContext,
): InstantAnswer | undefined {
  const date = (args: ToolArguments): InstantAnswer =>
    toolAnswer('date', 'date_today', args, context)
  if (TIME.test(text) || (isAsked && BARE_TIME.test(text)))
    return toolAnswer('time', 'time_now', {}, context)
  if (DATE.test(text) || (isAsked && BARE_DATE.test(text))) return date({})
  if (MONTH.test(text)) return date({ part: 'month' })
  if (YEAR.test(text)) return date({ part: 'year' })
  const day = OTHER_DAY.exec(text)
    ?.slice(1)
    .map((name) => DAYS.get(name))
    .find((name) => name !== undefined)
  return day === undefined ? undefined : date({ day })
}
