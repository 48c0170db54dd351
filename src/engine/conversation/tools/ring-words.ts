// What is said when a timer has ended or a reminder is due, at its time or afterwards.
import { spokenDate, spokenTime } from '../instant/spoken-time.ts'
import type { ScheduleEntry } from './schedule.ts'
import { daysBetween } from './spoken-day.ts'
import { toTheUser } from './to-the-user.ts'

/** "Time is up. Your pasta timer is done.", "A reminder: call Ann." */
export function rung(entry: ScheduleEntry): string {
  if (entry.kind === 'reminder') return `A reminder: ${toTheUser(entry.label ?? 'it is time')}.`
  return `Time is up. Your ${timerName(entry)} is done.`
}

/** "While I was away: your pasta timer ended at ten past three, and you wanted to be reminded to call Ann at six." */
export function missed(entries: readonly ScheduleEntry[], now: Date): string {
  const parts = entries.map((entry) => {
    const at = whenWas(entry.dueAt, now)
    if (entry.kind === 'timer') return `your ${timerName(entry)} ended ${at}`
    return `${at}, you wanted a reminder: ${toTheUser(entry.label ?? 'it is time')}`
  })
  return `While I was away: ${parts.join('; ')}.`
}

function timerName({ label }: ScheduleEntry): string {
  return label === undefined ? 'timer' : `${label} timer`
}

function whenWas(date: Date, now: Date): string {
  const at = `at ${spokenTime(date)}`
  const days = daysBetween(date, now)
  if (days === 0) return at
  return days === 1 ? `yesterday ${at}` : `on ${spokenDate(date)}, ${at}`
}
