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
/** Whose, which, the noun and what for stand in the groups: "the", "green tea", "timer", or "green tea" last. */
const CANCEL = new RegExp(
  '^(?:cancel|stop|end|delete|clear|remove|kill|scrap|drop|dismiss|turn off|switch off|shut off|get rid of|forget(?: about)?) ' +
    `${WHOSE}((?:(?!(?:that|this|of|for|to) )[a-z\\d']+ ){0,4}?)(timers?|countdowns?)(?: (?:for|called|named) (?:the |my )?((?:[a-z\\d']+ ?){1,4}))?$`,
)
const ON_IT = ' (?:on|for|of|in|until|till) TIMER'
const END = '(?:ends?|goes off|go off|is done|is up|is over|finish(?:es)?|runs out|rings?)'
/** The timer, where it was named, stands in the groups. */
const TIMER = "((?:the|my) (?:[a-z\\d']+ ){0,4}?timers?)"
const LEFT = [
  `how (?:much time|long|much) (?:is|do i have|does it have|has it got) (?:left|remaining)(ON)?`,
  `how much (?:time|longer)(ON)`,
  `how much time (?:remains|is there|is there left)(ON)`,
  `how much longer(?: (?:is left|is there|do i have))?(ON)?`,
  `how (?:long|much time|much longer) (?:is there |is it |is )?(?:until|till|before) TIMER ${END}`,
  `how (?:long|much time|much longer) does TIMER (?:still )?(?:have|have left|still have)(?: to go| left)?`,
  `when (?:does|will|is) TIMER ${END}`,
  `(?:what is left|check|what is the time left)(ON| (?:on )?TIMER)`,
  `how (?:is|are) TIMER (?:doing|going)`,
].map((pattern) => new RegExp(`^${pattern.replace(/ON/g, ON_IT).replace(/TIMER/g, TIMER)}$`))
const NAMED = /^(?:the|my) (.+) timers?$/
const LIST = new RegExp(
  '^(?:' +
    [
      '(?:list|show|read|check)(?: me)? (?:(?:the|my|all my|all the|all) )?(?:running |active )?timers',
      '(?:what|which) (?:are (?:my|the)(?: running| active)? timers|timers (?:are (?:running|set|on|active|there)|do i have)(?: running| set| going)?)',
      '(?:are there|do i have|have i got|have i) (?:any |a )?timers?(?: (?:running|set|on|going|left))*',
      'how many timers (?:are (?:running|set|on|there)|do i have)(?: running| set| going)?',
      'is (?:there )?(?:a|the|my|any) timer (?:running|on|set|still running)',
    ].join('|') +
    ')$',
)

/** Setting is answered within the bounds of the tool; beyond, the reply says why not. */
export function answerTimer(
  { words, text, isAsked }: Utterance,
  context: InstantContext,
): InstantAnswer | undefined {
  // "When ten minutes are up" is a part of something, unless it was to be told.
  const asked = words[0] === 'when' && !isAsked ? undefined : readSetting(words)
  if (asked) return toolAnswer('timer-set', 'timer_set', settingOf(asked), context)
  const which = whichTimer(text)
  if (which !== undefined)
    return toolAnswer('timer-cancel', 'timer_cancel', which === '' ? {} : { which }, context)
  if (LIST.test(text)) return toolAnswer('timer-left', 'timer_list', {}, context)
  const left = LEFT.map((pattern) => pattern.exec(text)).find((match) => match !== null)
  // "How much time is left?" may be of anything, unless a timer runs or is named.
  if (!left || (context.timers.length === 0 && left[1] === undefined)) return undefined
  const named = NAMED.exec(left.slice(1).filter(Boolean).at(-1) ?? '')?.[1]
  return toolAnswer('timer-left', 'timer_list', named ? { which: named } : {}, context)
}

/** As whole hours, minutes and seconds, as far as they are not zero. */
export function settingOf({ durationMs, label }: TimerSetting): ToolArguments {
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
  const [, determiner = '', before = '', noun = '', after = ''] = match
  const name = (before || after).trim()
  if (noun === 'timers' || /\b(?:all|both|every|each)\b/.test(determiner))
    return name === '' ? ALL : name
  return name
}
