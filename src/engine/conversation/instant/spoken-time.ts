// Times, dates and durations as they are said.

const NUMBERS =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  )
export const MONTHS =
  'January February March April May June July August September October November December'.split(' ')
export const WEEKDAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ')
const SECOND_MS = 1000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS

/** "ten past three", "quarter to twelve", "three o'clock", "noon": of the clock that hangs on the wall. */
export function spokenTime(now: Date): string {
  const minutes = now.getMinutes()
  const isLate = minutes > 30
  const hour = (now.getHours() + (isLate ? 1 : 0)) % 24
  const name = NUMBERS[(hour + 11) % 12]!
  if (minutes === 0) return hour === 0 ? 'midnight' : hour === 12 ? 'noon' : `${name} o'clock`
  const count = isLate ? 60 - minutes : minutes
  return `${spokenMinutes(count)} ${isLate ? 'to' : 'past'} ${name}`
}

/** "Saturday, the 21st of November". */
export function spokenDate(date: Date): string {
  return `${WEEKDAYS[date.getDay()]}, the ${ordinal(date.getDate())} of ${MONTHS[date.getMonth()]}`
}

/** "1 hour and 30 minutes", "20 seconds". Seconds are rounded, the least is one. */
export function spokenDuration(durationMs: number): string {
  const ms = Math.max(1, Math.round(durationMs / SECOND_MS)) * SECOND_MS
  const parts = [
    counted(Math.floor(ms / HOUR_MS), 'hour'),
    counted(Math.floor((ms % HOUR_MS) / MINUTE_MS), 'minute'),
    counted((ms % MINUTE_MS) / SECOND_MS, 'second'),
  ].filter((part) => part !== '')
  const last = parts.pop() ?? ''
  return parts.length > 0 ? `${parts.join(', ')} and ${last}` : last
}

function counted(count: number, unit: string): string {
  return count === 0 ? '' : `${count} ${unit}${count === 1 ? '' : 's'}`
}

function spokenMinutes(count: number): string {
  if (count === 30) return 'half'
  if (count === 15) return 'quarter'
  const words = NUMBERS[count - 1] ?? `twenty-${NUMBERS[count - 21]}`
  return count % 5 === 0 ? words : `${words} ${count === 1 ? 'minute' : 'minutes'}`
}

function ordinal(day: number): string {
  const isTeen = day > 10 && day < 14
  const ending = isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th')
  return `${day}${ending}`
}
