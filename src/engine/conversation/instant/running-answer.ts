// "So what is still running?": timers and reminders at once.
import { anchored } from './anchored.ts'
import type { InstantAnswer, InstantContext } from './answer.ts'
import { toolAnswer } from './tool-answer.ts'
import type { Utterance } from './utterance.ts'

const BOTH = '(?:timers? (?:and|or) reminders?|reminders? (?:and|or) timers?)'
const THERE =
  '(?: (?:running|set|there|on|going|left|coming up|do i have|have i(?: got)?(?: set)?))*'
const NAMED = anchored(
  `(?:list|show|read|check|go through)(?: me)?(?: out)? (?:all )?(?:of )?(?:my |the )?(?:running )?${BOTH}`,
  `(?:what|which) (?:are )?(?:my |the )?${BOTH}(?: are)?${THERE}`,
  `(?:do i have|have i got|have i|are there|is there) (?:any |some |a )?${BOTH}${THERE}`,
  `how many ${BOTH} (?:are there|are|do i have|have i got)${THERE}`,
)
/** May be of anything, unless something runs. */
const RUNNING = anchored(
  'what(?: else)? is still (?:running|on|set|going|active)(?: now)?',
  'what(?: else)? is (?:running|set)(?: right)? now',
  'what(?: else)? is (?:still )?(?:left )?on my (?:list|agenda)(?: now| for today)?',
  '(?:what|what all) (?:do i|have i|have i got|do we) (?:have |got )?(?:still )?(?:running|set)(?: now)?',
  '(?:is|do i have|have i) (?:there )?(?:got )?anything(?: else)?(?: still)? (?:running|set)(?: now)?',
)

/** What of both there is; of what was not named, and is not there, nothing is said. */
export function answerRunning(
  { text }: Utterance,
  context: InstantContext,
): InstantAnswer | undefined {
  const { timers, reminders } = context
  const isNamed = NAMED.test(text)
  if (!isNamed && !RUNNING.test(text)) return undefined
  const isNone = timers.length + reminders.length === 0
  if (isNone && !isNamed) return undefined
  const told = [
    ...(timers.length > 0 || isNone ? [toolAnswer('running', 'timer_list', {}, context)] : []),
    ...(reminders.length > 0 || isNone
      ? [toolAnswer('running', 'reminder_list', {}, context)]
      : []),
  ]
  return {
    kind: 'running',
    reply: told.map(({ reply }) => reply).join(' '),
    isRefused: false,
    tools: told.flatMap(({ tools }) => tools),
  }
}
