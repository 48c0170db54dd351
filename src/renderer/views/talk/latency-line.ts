// The times of the last turns as a line: which are drawn, where each stands, and what they come to in words. Pure.
import type { FinishedTurn } from '../../store/conversation.ts'
import { formatMs } from '../../../shared/format-ms.ts'
import { percentile } from '../../../shared/percentiles.ts'
import { stepAlong } from './step-along.ts'

/** The median that replies shall keep to, voice to voice (docs/latency.md). */
export const GOAL_MS = 700
/** More would lie closer together than one can point at. */
const MOST_TURNS = 30
/** The scale ends here, or there where turns were slower: more would press the usual ones together. */
const USUAL_TOP_MS = 1000
const MOST_TOP_MS = 1500

export interface TimedTurn {
  turn: number
  /** Last sound of the user to first sound of the reply. */
  timeMs: number
}

export interface LatencyPoint extends TimedTurn {
  /** From the left and from the top of the plot, 0…100. */
  xPercent: number
  yPercent: number
  /** Slower than the scale goes: drawn at its top. */
  isBeyond: boolean
}

export interface LatencyLine {
  topMs: number
  points: LatencyPoint[]
}

/** Spoken turns whose reply was heard, oldest first: those that the percentiles count. */
export function timedTurns(finished: readonly FinishedTurn[]): TimedTurn[] {
  return finished
    .flatMap(({ turn, typed, summary }) =>
      typed || summary.voice_to_voice_ms === null
        ? []
        : [{ turn, timeMs: summary.voice_to_voice_ms }],
    )
    .slice(-MOST_TURNS)
}

/** One scale from 0, on which the goal is always seen; one slow turn does not press the others together. */
export function latencyLine(turns: readonly TimedTurn[]): LatencyLine {
  const slowestMs = Math.max(0, ...turns.map(({ timeMs }) => timeMs))
  const topMs = slowestMs <= USUAL_TOP_MS ? USUAL_TOP_MS : MOST_TOP_MS
  const points = turns.map(({ turn, timeMs }, i) => ({
    turn,
    timeMs,
    xPercent: ((i + 0.5) / turns.length) * 100,
    yPercent: yOf(timeMs, topMs),
    isBeyond: timeMs > topMs,
  }))
  return { topMs, points }
}

/** Where `timeMs` stands on a scale to `topMs`, in percent from the top. */
export function yOf(timeMs: number, topMs: number): number {
  return 100 - Math.min(100, Math.max(0, (timeMs / topMs) * 100))
}

/** The point nearest to `xPercent`; null where there is none. */
export function pointAt(points: readonly LatencyPoint[], xPercent: number): LatencyPoint | null {
  const index = Math.floor((xPercent / 100) * points.length)
  return points[Math.min(points.length - 1, Math.max(0, index))] ?? null
}

/** What the picture shows, for those who do not see it. */
export function describeTimes(turns: readonly TimedTurn[]): string {
  const times = turns.map(({ timeMs }) => timeMs)
  const within = times.filter((timeMs) => timeMs <= GOAL_MS).length
  const [low, middle, high] = [0, 50, 100].map((percent) => formatMs(percentile(times, percent)))
  const of = turns.length === 1 ? 'the last turn' : `the last ${turns.length} turns`
  return `Voice to voice of ${of}: ${low} to ${high}, half of them within ${middle}; ${within} within ${formatMs(GOAL_MS)}.`
}

/** Where `key` leads from point `at` of `count`, up being later; null for keys that lead nowhere. */
export function nextPoint(key: string, at: number, count: number): number | null {
  return stepAlong(key, at, count, 'ArrowUp')
}
