// "Set a timer for ten minutes.", "Cancel the timer." and "How much time is left?"
import type { InstantAnswer, InstantContext } from './answer.ts'
import { readDuration } from './duration-words.ts'
import { spokenDuration } from './spoken-time.ts'
import { LONGEST_TIMER_MS, MOST_TIMERS } from './timers.ts'
import type { Utterance } from './utterance.ts'
import { WordReader } from './word-reader.ts'

const THE_TIMER = '(?:(?:the|my|that|this|all|all the|all of the|all my|all of my|both|both the) )?timers?'
const CANCEL = new RegExp(
  `^(?:cancel|stop|end|delete|clear|remove|kill|turn off|switch off|shut off|forget) ${THE_TIMER}$`,
)
const ON_IT = '(?: (?:on|for|of|in|until|till) (?:the|my) timers?)'
const END = '(?:ends?|goes off|go off|is done|is up|is over|finish(?:es)?|runs out|rings?)'
const LEFT = [
  `how (?:much time|long|much) (?:is|do i have) (?:left|remaining)(ON)?`,
  `how much (?:time|longer)(ON)`,
  `how much time (?:remains|is there|is there left)(ON)`,
  `how much longer(?: (?:is|is left|is there|do i have))?(ON)`,
  `how (?:long|much time|much longer) (?:is there |is it |is )?(?:until|till|before) ((?:the|my) timer) ${END}`,
  `how long does ((?:the|my) timer) (?:still )?(?:have|have left|still have)`,
  `when (?:does|will|is) ((?:the|my) timer) ${END}`,
  `(?:what is left|check|what is the time left)(ON| (?:the|my) timers?)`,
].map((pattern) => new RegExp(`^${pattern.replace(/ON/g, ON_IT)}$`))

const VERBS = ['set', 'start', 'put on', 'set up', 'make', 'create', 'run', 'begin', 'give me', 'put', 'add']
const ARTICLES = ['me a', 'me another', 'another', 'a new', 'a', 'an', 'the', 'my']
/** Words that make something else of the request. */
const NO_LABEL =
  /^(?:and|then|after|before|tomorrow|tonight|today|when|at|in|on|every|if|until|to|from|or|not|repeating|recurring|daily|weekly|hourly|for|timer|now|that|who|what|i|you|it|me)$/
const PLAIN = /^(?:countdown|quick|kitchen|simple|single|second|short|long|little)$/

/** Setting is answered within the bounds of `Timers`; beyond, the reply says why not. */
export function answerTimer(
  { words, text, isAsked }: Utterance,
  { now, timers }: Pick<InstantContext, 'now' | 'timers'>,
): InstantAnswer | undefined {
  const asked = readSetting(words, isAsked)
  if (asked) return setting(asked, timers.length)
  if (CANCEL.test(text)) return cancelling(timers.length)
  const left = LEFT.map((pattern) => pattern.exec(text)).find((match) => match !== null)
  // "How much time is left?" may be of anything, unless a timer runs or is named.
  if (!left || (timers.length === 0 && left[1] === undefined)) return undefined
  return { kind: 'timer-left', reply: timeLeft(now, timers) }
}

interface Setting {
  durationMs: number
  label?: string
}

/** "set a pasta timer for 10 minutes", "start a 10 minute timer", "timer for half an hour called tea". */
function readSetting(words: readonly string[], isAsked: boolean): Setting | undefined {
  const reader = new WordReader(words)
  if (!reader.take(...VERBS) && !isAsked && !/^(?:timer|a|an|\d)/.test(reader.next)) return undefined
  const before = reader.attempt(() => readDurationOf(reader)) ?? readName(reader)
  if (before === undefined || !reader.take('timer')) return undefined
  let durationMs = typeof before === 'number' ? before : undefined
  durationMs ??= reader.take('for', 'of', 'to', 'on for') ? readDuration(reader) : undefined
  reader.take('from now', 'starting now', 'now')
  const label = (typeof before === 'string' ? before : '') || readLabel(reader)
  if (durationMs === undefined || label === undefined || !reader.isDone) return undefined
  return label === '' ? { durationMs } : { durationMs, label }
}

/** "a 10 minute", "another half hour". */
function readDurationOf(reader: WordReader): number | undefined {
  const plain = reader.attempt(() => readDuration(reader))
  if (plain !== undefined) return plain
  reader.take(...ARTICLES)
  return readDuration(reader)
}

/** "a pasta" as "pasta", '' where only an article stands before "timer". */
function readName(reader: WordReader): string | undefined {
  reader.take(...ARTICLES)
  if (reader.next === 'timer') return ''
  const word = reader.match(/^[a-z']+$/) ?? ''
  if (PLAIN.test(word)) return ''
  return word === '' || NO_LABEL.test(word) ? undefined : word
}

/** "for the green eggs", '' where there is none, undefined for what is no label. */
function readLabel(reader: WordReader): string | undefined {
  if (reader.isDone) return ''
  if (!reader.take('for the', 'for my', 'called', 'named', 'labelled', 'labeled')) return undefined
  const label: string[] = []
  while (label.length < 3 && !reader.isDone) {
    const word = reader.match(/^[a-z']+$/)
    if (word === undefined || NO_LABEL.test(word)) return undefined
    label.push(word)
  }
  return label.length > 0 ? label.join(' ') : undefined
}

function setting({ durationMs, label }: Setting, running: number): InstantAnswer {
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
  const reply = running === 1 ? 'Timer cancelled.' : `All ${running} timers cancelled.`
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
