// Points in time as people read them.

/** Date and time in the reader's own way, such as `21 Nov 2026, 10:11`. `iso` is ISO 8601. */
export function formatDay(iso: string): string {
  return new Date(iso).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })
}
