// "Remind me to call Ann in ten minutes.", "What are my reminders?", "Forget the reminder about the bread."
import { ALL } from '../tools/choose-scheduled.ts'
import { toTheUser } from '../tools/to-the-user.ts'
import type { ToolArguments } from '../tools/tool.ts'
import type { InstantAnswer, InstantContext } from './answer.ts'
import { anchored } from './anchored.ts'
import { readReminder } from './reminder-words.ts'
import { toolAnswer } from './tool-answer.ts'
import { asWritten, type Utterance } from './utterance.ts'
import { whenOf } from './when-words.ts'

const MINE =
  '(?:(?:my|the|our|all my|all the|all of my|any of my) )?(?:current |open |pending )?reminders'
const LIST = anchored(
  `(?:list|show|read|check|go through)(?: me)?(?: out)? ${MINE}`,
  `what (?:are|is) ${MINE}`,
  `what (?:are )?${MINE} (?:are|do i have|have i)(?: (?:set|there|coming up|left|got))?`,
  '(?:what|which) reminders (?:do i have|are there|are set|have i set|have i got|did i set)(?: (?:set|coming up|left|today))?',
  '(?:do i have|have i got|are there|have i) (?:any |some )?reminders?(?: (?:set|coming up|left|today))?',
  'how many reminders (?:do i have|are there|have i got)(?: set)?',
  'what (?:did i ask you|have i asked you|are you going|will you have|do you have|do you need|are you supposed) to remind me (?:of|about)',
)
/** Too little, unless one asks to be told. */
const BARE_LIST = anchored(MINE)

const END =
  '(?:cancel|delete|remove|clear|scrap|drop|dismiss|forget(?: about)?|get rid of|never ?mind)'
const CANCEL = [
  `${END} (all|every|both|each)(?: of)?(?: my| the| those| these)? reminders?`,
  `${END} (?:the |my |that |this )?reminders? (?:about|to|for|of|that says|with) (?<which>.+)`,
  `${END} (?:the |my |that |this )?(?<name>(?:(?!reminder)[a-z\\d']+ ){0,5})reminder(?<many>s?)`,
  `(?:do not|don't|you do not have to|you don't have to|no need to) remind me (?:about|to|of) (?<which2>.+?)(?: any ?more| after all)?`,
].map((pattern) => new RegExp(`^${pattern}$`))

/** Says that what was just said of a time was not right; what is left of it is the time. */
const CHANGE = {
  opening:
    /^(?:(?:no|sorry|wait|or|rather|better|i (?:mean|meant)|let's say|let us say|make (?:it|that)|(?:change|move|set|put) (?:it|that) to) )+/,
  tail: /(?: (?:(?:is|would be|works|suits me) (?:better|fine)|instead|rather|after all))+$/,
  word: /\bactually\b/i,
}
const JUST_SET = /^I'll remind you\b/

/** Setting needs a time; a reminder without one is asked for it. */
export function answerReminder(
  utterance: Utterance,
  context: InstantContext,
): InstantAnswer | undefined {
  const { text, words, isAsked } = utterance
  const asked = readReminder(words, context.now)
  if (asked) {
    const about = asWritten(utterance, asked.about)
    const when = asked.when.join(' ')
    return toolAnswer('reminder-set', 'reminder_set', { about, when }, context)
  }
  const changed = changedReminder(utterance, context)
  if (changed) return toolAnswer('reminder-set', 'reminder_set', changed, context)
  if (LIST.test(text) || (isAsked && BARE_LIST.test(text)))
    return toolAnswer('reminder-list', 'reminder_list', {}, context)
  const which = whichReminder(text)
  if (which === undefined) return undefined
  const args = which === '' ? {} : { which }
  return toolAnswer('reminder-cancel', 'reminder_cancel', args, context)
}

/** "Actually, half past six is better.", behind the answer that set a reminder. */
function changedReminder(
  { text, transcript }: Utterance,
  { now, lastReply = '', reminders }: InstantContext,
): ToolArguments | undefined {
  if (!JUST_SET.test(lastReply)) return undefined
  const set = reminders.find(({ label = '' }) => lastReply.endsWith(`: ${toTheUser(label)}.`))
  const when = text.replace(CHANGE.opening, '').replace(CHANGE.tail, '')
  if (!set || (when === text && !CHANGE.word.test(transcript))) return undefined
  const said = [when, `at ${when}`].find((one) => whenOf(one.split(' '), now) !== undefined)
  return said === undefined ? undefined : { about: set.label ?? '', when: said, replaces: set.id }
}

/** '' where it is left open, undefined where nothing is to be cancelled. */
function whichReminder(text: string): string | undefined {
  const match = CANCEL.map((pattern) => pattern.exec(text)).find((found) => found !== null)
  if (!match) return undefined
  const { which, which2, name = '', many = '' } = match.groups ?? {}
  if (match[1] && /^(?:all|every|both|each)$/.test(match[1])) return ALL
  const found = (which ?? which2 ?? name).trim()
  return found === '' && many === 's' ? ALL : found
}
