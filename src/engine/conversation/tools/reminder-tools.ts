// Reminders: set for a time, cancelled, and told.
import { spokenDate, spokenDuration, spokenTime } from '../instant/spoken-time.ts'
import { whenOfText } from '../instant/when-words.ts'
import { ALL, choose } from './choose-scheduled.ts'
import { isoDateTime } from './plain-time.ts'
import { MOST_REMINDERS } from './schedule-limits.ts'
import { dayPart, daysBetween } from './spoken-day.ts'
import { defineTool, NO_ARGUMENTS, type Scheduled, type ToolOutcome } from './tool.ts'
import { toTheUser } from './to-the-user.ts'

/** Up to here a reminder is said to come in so many minutes, and not at a time. */
const SOON_MS = 90 * 60_000
/** More are not said one after the other. */
const MOST_TOLD = 5
const NONE = 'You have no reminders.'

export const reminderSet = defineTool({
  name: 'reminder_set',
  description: 'Sets a reminder: you will tell the user of it at a time.',
  parameters: {
    type: 'object',
    properties: {
      about: { type: 'string', maxLength: 200, description: 'what to do, such as "call Ann"' },
      when: {
        type: 'string',
        maxLength: 80,
        description: 'as the user said it: "in ten minutes", "at six", "tomorrow at nine"',
      },
      replaces: { type: 'string', description: 'the id of one that it takes the place of' },
    },
    required: ['about', 'when'],
    additionalProperties: false,
  },
  call({ about, when, replaces }, { now, reminders }): ToolOutcome {
    if (when === '')
      return {
        code: 'bad_arguments',
        refused: 'When shall I remind you? Tell me again with a time.',
      }
    if (about === '')
      return {
        code: 'bad_arguments',
        refused: 'What shall I remind you of? Tell me again with it.',
      }
    const dueAt = whenOfText(when, now)
    if (!dueAt) return { code: 'bad_arguments', refused: "I didn't understand for when that is." }
    if (dueAt <= now) return { code: 'out_of_range', refused: 'That time is over already.' }
    if (reminders.length >= MOST_REMINDERS && replaces === undefined) {
      const refused = `There are already ${reminders.length} reminders. Cancel some first.`
      return { code: 'too_many', refused }
    }
    return {
      reply: `I'll remind you ${spokenWhen(dueAt, now)}: ${toTheUser(about)}.`,
      result: `${isoDateTime(dueAt)}, ${about}`,
      effect: {
        kind: 'reminder-set',
        dueAt,
        label: about,
        ...(replaces !== undefined && { replaces }),
      },
    }
  },
})

export const reminderCancel = defineTool({
  name: 'reminder_cancel',
  description: 'Cancels a reminder, or all of them.',
  parameters: {
    type: 'object',
    properties: {
      which: {
        type: 'string',
        maxLength: 120,
        description: 'what it is about ("the bread"), or "all"; absent: the only one',
      },
    },
    additionalProperties: false,
  },
  call({ which = '' }, { reminders }): ToolOutcome {
    if (reminders.length === 0) return { code: 'none', refused: NONE }
    const chosen = choose(reminders, which)
    if (chosen.length === 0)
      return { code: 'none', refused: `You have no reminder about ${toTheUser(which)}.` }
    if (chosen.length > 1 && which !== ALL) {
      const refused = `There are ${chosen.length} reminders. Which one shall I cancel?`
      return { code: 'ambiguous', refused }
    }
    const [only] = chosen
    return {
      reply:
        chosen.length === 1
          ? `Reminder cancelled: ${toTheUser(only?.label ?? '')}.`
          : `${chosen.length === 2 ? 'Both' : `All ${chosen.length}`} reminders cancelled.`,
      result: `cancelled ${chosen.length}`,
      effect: { kind: 'reminder-cancel', ids: chosen.map(({ id }) => id) },
    }
  },
})

export const reminderList = defineTool({
  name: 'reminder_list',
  description: 'Tells which reminders are set.',
  parameters: NO_ARGUMENTS,
  call: (_, { now, reminders }) => ({
    reply: reminders.length === 0 ? NONE : toldReminders(reminders, now),
    result: `${reminders.length} set`,
  }),
})

/** "You have one reminder: in 10 minutes, call Ann." There is at least one. */
export function toldReminders(reminders: readonly Scheduled[], now: Date): string {
  const parts = [...reminders]
    .sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime())
    .slice(0, MOST_TOLD)
    .map(({ dueAt, label = '' }) => `${spokenWhen(dueAt, now)}, ${toTheUser(label)}`)
  const count = reminders.length === 1 ? 'one reminder' : `${reminders.length} reminders`
  const more = reminders.length > MOST_TOLD ? ' The others come later.' : ''
  return `You have ${count}: ${parts.join('; ')}.${more}`
}

/** "in 10 minutes", "at six o'clock in the evening", "tomorrow at nine o'clock in the morning". */
function spokenWhen(date: Date, now: Date): string {
  const leftMs = date.getTime() - now.getTime()
  if (leftMs <= SOON_MS)
    return `in ${spokenDuration(leftMs < 120_000 ? leftMs : roundToMinutes(leftMs))}`
  const time = spokenTime(date)
  const at = `at ${/^(?:noon|midnight)$/.test(time) ? time : `${time} ${dayPart(date)}`}`
  const days = daysBetween(now, date)
  if (days === 0) return at
  return days === 1 ? `tomorrow ${at}` : `on ${spokenDate(date)}, ${at}`
}

function roundToMinutes(ms: number): number {
  return Math.round(ms / 60_000) * 60_000
}
