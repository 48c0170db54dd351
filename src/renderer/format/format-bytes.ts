// Sizes and spans as people read them.

const UNITS = ['B', 'kB', 'MB', 'GB'] as const

/** `927 B`, `43.6 MB`, `1.1 GB`: powers of 1000, as file managers and downloads count. */
export function formatBytes(bytes: number): string {
  const power = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3))
  const value = bytes / 1000 ** power
  const digits = power === 0 || value >= 100 ? 0 : 1
  return `${value.toFixed(digits)} ${UNITS[power]}`
}

/** `12 s`, `3 min`, `1 h 5 min`; nothing is said to the second that is not known to the second. */
export function formatSpan(seconds: number): string {
  if (seconds < 60) return `${Math.max(1, Math.round(seconds))} s`
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return `${minutes} min`
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
