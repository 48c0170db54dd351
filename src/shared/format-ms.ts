// Times as people read them.

/** `642 ms`, `1,254 ms`, from ten seconds on `12.3 s`; a dash where there is none. */
export function formatMs(timeMs: number | null | undefined): string {
  if (timeMs === null || timeMs === undefined || !Number.isFinite(timeMs)) return '–'
  if (Math.abs(timeMs) >= 10_000) return `${(timeMs / 1000).toFixed(1)} s`
  return `${(Math.round(timeMs) + 0).toLocaleString('en-US')} ms`
}

/** What is foretold is known to two digits, not to three. */
export function roughly(timeMs: number): number {
  return Math.round(timeMs / 10) * 10
}
