// Percentiles of a handful of measurements.

export interface Percentiles {
  /** How many measurements; with 0 of them all figures are null. */
  n: number
  p50: number | null
  p90: number | null
  p95: number | null
  p99: number | null
  min: number | null
  max: number | null
  mean: number | null
}

/**
 * The value that `percent` (0…100) of `values` lie at or below, interpolated linearly between neighbours; null for
 * none. Non-numbers are left out. Source: Hyndman & Fan 1996, definition 7 (numpy's and R's default).
 */
export function percentile(values: readonly number[], percent: number): number | null {
  return ofSorted(sorted(values), percent)
}

export function percentiles(values: readonly number[]): Percentiles {
  const ascending = sorted(values)
  const n = ascending.length
  const at = (percent: number): number | null => ofSorted(ascending, percent)
  const mean = n === 0 ? null : ascending.reduce((sum, value) => sum + value, 0) / n
  return { n, p50: at(50), p90: at(90), p95: at(95), p99: at(99), min: at(0), max: at(100), mean }
}

function sorted(values: readonly number[]): number[] {
  return values.filter((value) => Number.isFinite(value)).sort((a, b) => a - b)
}

function ofSorted(ascending: readonly number[], percent: number): number | null {
  if (ascending.length === 0) return null
  const rank = (Math.min(100, Math.max(0, percent)) / 100) * (ascending.length - 1)
  const below = ascending[Math.floor(rank)]!
  const above = ascending[Math.ceil(rank)]!
  return below + (above - below) * (rank - Math.floor(rank))
}
