// "Set a timer for ten minutes.", "Cancel the timer." and "How much time is left?"
import { ALL } from '../tools/choose-scheduled.ts'
import type { ToolArguments } from '../tools/tool.ts'
import type { InstantAnswer, InstantContext } from './answer.ts'
import { readSetting, type TimerSetting } from './timer-words.ts'
import { toolAnswer } from './tool-answer.ts'
import type { Utterance } from './utterance.ts'

const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000
const WHOSE =
  '(?:(the|my|that|this|all(?: of)?(?: the| my)?|both(?: of)?(?: the| my)?|every|each) )?'
/** Whose, which and the noun stand in the groups: "the", "green tea", "timer". */
const CANCEL = new RegExp(
  '^(?:cancel|stop|end|delete|clear|remove|kill|scrap|drop|dismiss|turn off|switch off|shut off|get rid of|forget(?: about)?) ' +
    `${WHOSE}((?:(?!that|this|of|for|to)[a-z\\d']+ ){0,4}?)(timers?|countdowns?)$`,
)
const ON_IT = '(?: (?:on|for|of|in|until|till) (?:the|my) timers?)'
const END = '(?:ends?|goes off|go off|is done|is up|is over|finish(?:es)?|runs out|rings?)'
const LEFT = [
  `how (?:much time|long|much) (?:is|do i have) (?:left|remaining)(ON)?`,
  `how much (?:time|longer)(ON)`,
  `how much time (?:remains|is there|is there left)(ON)`,
  `how much longer(?: (?:is left|is there|do i have))?(ON)?`,
  `how (?:long|much time|much longer) (?:is there |is it |is )?(?:until|till|before) ((?:the|my) timer) ${END}`,
  `how long does ((?:the|my) timer) (?:still )?(?:have|have left|still have)`,
  `when (?:does|will|is) ((?:the|my) timer) ${END}`,
  `(?:what is left|check|what is the time left)(ON| (?:the|my) timers?)`,
].map((pattern) => new RegExp(`^${pattern.replace(/ON/g, ON_IT)}$`))

/** Setting is answered within the bounds of the tool; beyond, the reply says why not. */
export function answerTimer(
  { words, text }: Utterance,
  context: InstantContext,
): InstantAnswer | undefined {
  const asked = readSetting(words)
  if (asked) return toolAnswer('timer-set', 'timer_set', settingOf(asked), context)
  const which = whichTimer(text)
  if (which !== undefined)
    return toolAnswer('timer-cancel', 'timer_cancel', which === '' ? {} : { which }, context)
  const left = LEFT.map((pattern) => pattern.exec(text)).find((match) => match !== null)
  // "How much time is left?" may be of anything, unless a timer runs or is named.
  if (!left || (context.timers.length === 0 && left[1] === undefined)) return undefined
  return toolAnswer('timer-left', 'timer_list', {}, context)
}

/** As whole hours, minutes and seconds, as far as they are not zero. */
function settingOf({ durationMs, label }: TimerSetting): ToolArguments {
  const parts = {
    hours: Math.floor(durationMs / HOUR_MS),
    minutes: Math.floor((durationMs % HOUR_MS) / MINUTE_MS),
    seconds: (durationMs % MINUTE_MS) / 1000,
  }
  const there = Object.entries(parts).filter(([, count]) => count > 0)
  return { ...Object.fromEntries(there), ...(label !== undefined && { label }) }
}

/** '' where it is left open, undefined where nothing is to be cancelled. */
function whichTimer(text: string): string | undefined {
  const match = CANCEL.exec(text)
  if (!match) return undefined
  const [, determiner = '', spaced = '', noun = ''] = match
  const name = spaced.trim()
  if (noun === 'timers' || /\b(?:all|both|every|each)\b/.test(determiner))
    return name === '' ? ALL : name
  return name
}
