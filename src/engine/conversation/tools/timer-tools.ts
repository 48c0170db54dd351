// Timers: set, cancelled, and how long they still run.
import { spokenDuration } from '../instant/spoken-time.ts'
import { ALL, choose } from './choose-scheduled.ts'
import { toldReminders } from './reminder-tools.ts'
import { LONGEST_TIMER_MS, MOST_TIMERS } from './schedule-limits.ts'
import { defineTool, type Scheduled, type ToolContext, type ToolOutcome } from './tool.ts'

const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000
const JUST_SET_MS = 2 * MINUTE_MS
/** What changes a timer, whenever it was set. */
const LENGTH =
  '(?:(?:about|around|just|only|to) )?(?:\\d+|an?|half|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\p{L}+teen|twenty|thirty|forty|fifty|sixty|ninety)\\b'
const CHANGE = new RegExp(
  `\\b(?:make (?:it|that) ${LENGTH}|(?:change|set|put|move|extend|shorten) (?:it|that|(?:the|my) (?:\\p{L}+ )?timer) to|rather ${LENGTH}|${LENGTH}(?:[- ]\\p{L}+){0,2},? instead)\\b`,
  'iu',
)
/** The last word was a wrong one. */
const DOUBT = /^\W*(?:(?:oh|wait|hm+)\W+)*(?:no|sorry|actually|wrong|correction)\b|\bi meant?\b/iu
const ONE_MORE = /\b(?:another|second one|also|too|as well|one more|new timer|separate)\b/iu
const NONE = "There's no timer running."

export const timerSet = defineTool({
  name: 'timer_set',
  description: 'Starts a countdown timer of up to 24 hours.',
  parameters: {
    type: 'object',
    properties: {
      hours: { type: 'number', minimum: 0 },
      minutes: { type: 'number', minimum: 0 },
      seconds: { type: 'number', minimum: 0 },
      label: { type: 'string', maxLength: 40, description: 'what it is for, such as "pasta"' },
    },
    additionalProperties: false,
  },
  call({ hours = 0, minutes = 0, seconds = 0, label = '' }, { timers, words = '', now }) {
    const durationMs = Math.round(hours * HOUR_MS + minutes * MINUTE_MS + seconds * 1000)
    if (durationMs < 1000 || durationMs > LONGEST_TIMER_MS)
      return { code: 'out_of_range', refused: 'I can only time from 1 second to 24 hours.' }
    const changed = changedTimer(words, timers, now)
    if (changed) return changedTo(durationMs, label || changed.label, changed)
    if (timers.length >= MOST_TIMERS) {
      const refused = `There are already ${timers.length} timers. Cancel them first.`
      return { code: 'too_many', refused }
    }
    const duration = spokenDuration(durationMs)
    return {
      reply: `${timerName(label)} set for ${duration}.`,
      result: label === '' ? duration : `${duration}, ${label}`,
      effect: { kind: 'timer-set', durationMs, ...(label !== '' && { label }) },
    }
  },
})

/**
 * The timer that a user changes with `words` ("actually, make it fifteen", "no, five minutes"): the only one that runs.
 * Doubt alone ("no, …") is about a timer that was set just now.
 */
function changedTimer(
  words: string,
  timers: readonly Scheduled[],
  now: Date,
): Scheduled | undefined {
  const [timer] = timers
  if (!timer || timers.length > 1 || ONE_MORE.test(words)) return undefined
  const setAtMs = timer.dueAt.getTime() - (timer.durationMs ?? 0)
  const isNew = now.getTime() - setAtMs < JUST_SET_MS
  return CHANGE.test(words) || (isNew && DOUBT.test(words)) ? timer : undefined
}

function changedTo(durationMs: number, label: string | undefined, { id }: Scheduled): ToolOutcome {
  const duration = spokenDuration(durationMs)
  return {
    reply: `${timerName(label)} changed to ${duration}.`,
    result: `changed to ${duration}`,
    effect: { kind: 'timer-set', durationMs, replaces: id, ...(label !== undefined && { label }) },
  }
}

export const timerCancel = defineTool({
  name: 'timer_cancel',
  description: 'Cancels a running timer, or all of them.',
  parameters: {
    type: 'object',
    properties: {
      which: {
        type: 'string',
        maxLength: 60,
        description:
          'its name or its length ("pasta", "10 minutes"), or "all"; absent: the only one',
      },
    },
    additionalProperties: false,
  },
  call({ which = '' }, { timers }): ToolOutcome {
    if (timers.length === 0) return { code: 'none', refused: NONE }
    const chosen = choose(timers, which)
    if (chosen.length === 0) return { code: 'none', refused: `There's no ${which} timer.` }
    if (chosen.length > 1 && which !== ALL) {
      const refused = `There are ${chosen.length} timers: ${named(chosen)}. Which one?`
      return { code: 'ambiguous', refused }
    }
    const label = chosen[0]?.label
    const one = timerName(which === ALL ? undefined : label)
    const many = chosen.length === 2 ? 'Both' : `All ${chosen.length}`
    return {
      reply: chosen.length === 1 ? `${one} cancelled.` : `${many} timers cancelled.`,
      result: `cancelled ${chosen.length}`,
      effect: { kind: 'timer-cancel', ids: chosen.map(({ id }) => id) },
    }
  },
})

export const timerList = defineTool({
  name: 'timer_list',
  description: 'Tells which timers run and how much time is left.',
  parameters: {
    type: 'object',
    properties: {
      which: { type: 'string', maxLength: 60, description: 'its name or its length; absent: all' },
    },
    additionalProperties: false,
  },
  call({ which = '' }, { now, timers, reminders }): ToolOutcome {
    const chosen = choose(timers, which)
    if (timers.length > 0 && chosen.length === 0)
      return { code: 'none', refused: `There's no ${which} timer.` }
    // Many call a reminder a timer: that one runs is not kept back.
    const others =
      timers.length === 0 && which === '' && reminders.length > 0
        ? ` ${toldReminders(reminders, now)}`
        : ''
    return { reply: timeLeft(now, chosen) + others, result: `${chosen.length} running` }
  },
})

function timeLeft(now: Date, timers: ToolContext['timers']): string {
  if (timers.length === 0) return NONE
  const sorted = [...timers].sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime())
  const parts = sorted.map(({ dueAt, label }) => {
    const left = spokenDuration(Math.max(0, dueAt.getTime() - now.getTime()))
    return label === undefined ? left : `${left} for the ${label}`
  })
  const last = parts.pop()
  if (parts.length === 0) return sorted[0]?.label === undefined ? `${last} left.` : `${last}.`
  return `${parts.join(', ')}, and ${last}.`
}

/** "pasta, tea and one of 10 minutes". */
function named(timers: readonly Scheduled[]): string {
  const names = timers.map(({ label, durationMs }) =>
    label === undefined ? `one of ${spokenDuration(durationMs ?? 0)}` : label,
  )
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

/** "Pasta timer", to begin a sentence. */
function timerName(label = ''): string {
  return label === '' ? 'Timer' : `${capital(label)} timer`
}

function capital(text: string): string {
  return `${text[0]?.toUpperCase()}${text.slice(1)}`
}
