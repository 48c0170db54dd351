// What is left of a timer, or when a reminder comes that is further away.

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/**
 * "9:58", "1:02:03" within a day; beyond it the day and time in the reader's own way. What is over has "0:00" left.
 * @param dueAt ISO 8601
 */
export function formatLeft(dueAt: string, nowMs: number): string {
  const due = new Date(dueAt)
  const leftMs = Math.max(0, due.getTime() - nowMs)
  if (leftMs > DAY_MS)
    return due.toLocaleString(undefined, {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      hour: 'numeric',
      minute: '2-digit',
    })
  // A timer of ten minutes begins with 10:00 and is over when 0:00 appears.
  const seconds = Math.ceil(leftMs / 1000)
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const shown = parts[0] === 0 ? parts.slice(1) : parts
  return shown.map((part, i) => (i === 0 ? part : String(part).padStart(2, '0'))).join(':')
}
