// Where the points of a trend stand, and what it comes to in words. Pure.
import { formatMs } from '../../../shared/format-ms.ts'
import type { StatisticsRange, TrendPoint } from '../../../shared/window/statistics.ts'

/** The scale ends at the next of these. */
const TOPS_MS = [1_000, 1_500, 2_000, 3_000, 5_000, 10_000, 20_000, 60_000]

export interface TrendLine {
  topMs: number
  /** In percent of the plot, from the left and from the top. */
  points: { x: number; p50: number; p95: number; title: string }[]
}

/** What one point of a range stands for. */
const STRETCH: Record<StatisticsRange, string> = {
  session: 'turn',
  day: 'turn',
  week: 'hour',
  all: 'day',
}

export function trendLine(trend: readonly TrendPoint[], range: StatisticsRange): TrendLine {
  const mostMs = Math.max(0, ...trend.map(({ p95 }) => p95))
  const topMs = TOPS_MS.find((top) => mostMs <= top) ?? mostMs
  const y = (ms: number): number => 100 - Math.min(100, (ms / topMs) * 100)
  const points = trend.map((point, i) => ({
    x: ((i + 0.5) / trend.length) * 100,
    p50: y(point.p50),
    p95: y(point.p95),
    title: pointWords(point, range),
  }))
  return { topMs, points }
}

function pointWords({ at, n, p50, p95 }: TrendPoint, range: StatisticsRange): string {
  const when = startWords(at, range)
  if (n === 1) return `${when}: ${formatMs(p50)}`
  return `${when}, ${n} turns: P50 ${formatMs(p50)}, P95 ${formatMs(p95)}`
}

/** The day, or of a day the time. */
export function startWords(at: string, range: StatisticsRange): string {
  const date = new Date(at)
  if (range === 'all') return date.toLocaleDateString(undefined, { day: 'numeric', month: 'short' })
  const time = { hour: 'numeric', minute: '2-digit' } as const
  const day = range === 'week' ? ({ weekday: 'short' } as const) : {}
  return date.toLocaleString(undefined, { ...day, ...time })
}

/** What the picture shows, for those who do not see it. */
export function describeTrend(trend: readonly TrendPoint[], range: StatisticsRange): string {
  const [first, last] = [trend[0], trend.at(-1)]
  if (!first || !last) return ''
  const stretch = STRETCH[range]
  if (trend.length === 1) return `Voice to voice of one ${stretch}: ${formatMs(first.p50)}.`
  return `Voice to voice by ${stretch}, ${trend.length} of them: the median went from ${formatMs(first.p50)} to ${formatMs(last.p50)}.`
}
