// "Set a timer for ten minutes.", "Cancel the timer." and "How much time is left?"
import type { InstantAnswer, InstantContext } from './answer.ts'
import { readSetting, type TimerSetting } from './timer-words.ts'
import { spokenDuration } from './spoken-time.ts'
import { LONGEST_TIMER_MS, MOST_TIMERS } from './timers.ts'
import type { Utterance } from './utterance.ts'

const THE_TIMER =
  '(?:(?:the|my|that|this|all|all the|all of the|all my|all of my|both|both the) )?timers?'
const CANCEL = new RegExp(
  `^(?:cancel|stop|end|delete|clear|remove|kill|turn off|switch off|shut off|forget) ${THE_TIMER}$`,
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

/** Setting is answered within the bounds of `Timers`; beyond, the reply says why not. */
export function answerTimer(
  { words, text }: Utterance,
  { now, timers }: Pick<InstantContext, 'now' | 'timers'>,
): InstantAnswer | undefined {
  const asked = readSetting(words)
  if (asked) return setting(asked, timers.length)
  if (CANCEL.test(text)) return cancelling(timers.length)
  const left = LEFT.map((pattern) => pattern.exec(text)).find((match) => match !== null)
  // "How much time is left?" may be of anything, unless a timer runs or is named.
  if (!left || (timers.length === 0 && left[1] === undefined)) return undefined
  return { kind: 'timer-left', reply: timeLeft(now, timers) }
}

function setting({ durationMs, label }: TimerSetting, running: number): InstantAnswer {
  const kind = 'timer-set'
  if (durationMs < 1000 || durationMs > LONGEST_TIMER_MS)
    return { kind, reply: 'I can only time from 1 second to 24 hours.' }
  if (running >= MOST_TIMERS)
    return { kind, reply: `There are already ${running} timers. Cancel them first.` }
  const name = label === undefined ? 'Timer' : `${label[0]?.toUpperCase()}${label.slice(1)} timer`
  const effect = { kind, durationMs, ...(label !== undefined && { label }) } as const
  return { kind, reply: `${name} set for ${spokenDuration(durationMs)}.`, effect }
}

function cancelling(running: number): InstantAnswer {
  const kind = 'timer-cancel'
  if (running === 0) return { kind, reply: "There's no timer running." }
  const all = running === 2 ? 'Both' : `All ${running}`
  const reply = running === 1 ? 'Timer cancelled.' : `${all} timers cancelled.`
  return { kind, reply, effect: { kind } }
}

function timeLeft(now: Date, timers: InstantContext['timers']): string {
  if (timers.length === 0) return "There's no timer running."
  const sorted = [...timers].sort((a, b) => a.endsAt.getTime() - b.endsAt.getTime())
  const parts = sorted.map(({ endsAt, label }) => {
    const left = spokenDuration(Math.max(0, endsAt.getTime() - now.getTime()))
    return label === undefined ? left : `${left} for the ${label}`
  })
  const last = parts.pop()
  if (parts.length === 0) return sorted[0]?.label === undefined ? `${last} left.` : `${last}.`
  return `${parts.join(', ')}, and ${last}.`
}
