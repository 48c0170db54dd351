// What the remembered turns come to: percentiles, a trend, models side by side, and what made slow turns slow. Pure.
import { percentile, percentiles } from '../../../shared/percentiles.ts'
import type {
  ModelFigures,
  Statistics,
  StatisticsRange,
  TrendPoint,
  TurnFigures,
} from '../../../shared/window/statistics.ts'
import { slowTurns, type TimedFigures } from './slow-turns.ts'

const HOUR_MS = 3_600_000
const WEEK_DAYS = 7
/** More points than that cannot be told apart. */
const MOST_POINTS = 60

export interface StatisticsOptions {
  range: StatisticsRange
  /** Of the app that runs. */
  session: string
  now: Date
}

/** @param turns oldest first */
export function statisticsOf(
  turns: readonly TurnFigures[],
  options: StatisticsOptions,
): Statistics {
  const within = inRange(turns, options)
  const spoken = within.flatMap(timed)
  return {
    turns: within.length,
    interrupted: within.filter(({ interrupted }) => interrupted).length,
    underruns: within.reduce((sum, turn) => sum + turn.buffer_underruns, 0),
    voiceToVoice: percentiles(spoken.map(({ timeMs }) => timeMs)),
    stages: {
      endpoint_ms: median(spoken, ({ stages }) => stages.endpoint_ms),
      stt_ms: median(spoken, ({ stages }) => stages.stt_ms),
      llm_first_token_ms: median(spoken, ({ stages }) => stages.llm_first_token_ms),
      llm_first_clause_ms: median(spoken, ({ stages }) => stages.llm_first_clause_ms),
      tts_first_audio_ms: median(spoken, ({ stages }) => stages.tts_first_audio_ms),
    },
    tokensPerSecond: median(spoken, (turn) => turn.tokens_per_second),
    realTimeFactor: median(spoken, (turn) => turn.tts_real_time_factor),
    trend: trendOf(spoken, options.range),
    models: modelsOf(spoken),
    slow: slowTurns(spoken),
  }
}

function timed(turn: TurnFigures): TimedFigures[] {
  const { typed, voice_to_voice_ms: timeMs } = turn
  return typed || timeMs === null ? [] : [{ ...turn, timeMs }]
}

function inRange(
  turns: readonly TurnFigures[],
  { range, session, now }: StatisticsOptions,
): readonly TurnFigures[] {
  if (range === 'all') return turns
  if (range === 'session') return turns.filter((turn) => turn.session === session)
  const since = new Date(now)
  since.setHours(0, 0, 0, 0)
  if (range === 'week') since.setDate(since.getDate() - (WEEK_DAYS - 1))
  return turns.filter(({ at }) => Date.parse(at) >= since.getTime())
}

/** Of a session or a day each turn, of more each hour or day; where these are too many, the newest. */
function trendOf(spoken: readonly TimedFigures[], range: StatisticsRange): TrendPoint[] {
  const groups = new Map<number, TimedFigures[]>()
  spoken.forEach((turn, i) => {
    const start = range === 'session' || range === 'day' ? i : startOf(turn.at, range)
    const group = groups.get(start) ?? []
    group.push(turn)
    groups.set(start, group)
  })
  return [...groups.values()].slice(-MOST_POINTS).map((group) => {
    const times = group.map(({ timeMs }) => timeMs)
    const [p50, p95] = [percentile(times, 50)!, percentile(times, 95)!]
    return { at: group[0]!.at, n: group.length, p50, p95 }
  })
}

/** The hour of a week, the day of all time, by the clock on the wall. */
function startOf(at: string, range: 'week' | 'all'): number {
  if (range === 'week') return Math.floor(Date.parse(at) / HOUR_MS)
  const date = new Date(at)
  return (date.getFullYear() * 12 + date.getMonth()) * 31 + date.getDate()
}

function modelsOf(spoken: readonly TimedFigures[]): ModelFigures[] {
  const names = [...new Set(spoken.map(({ engines }) => engines.llm))]
  return names
    .map((model) => {
      const own = spoken.filter(({ engines }) => engines.llm === model)
      return {
        model,
        voiceToVoice: percentiles(own.map(({ timeMs }) => timeMs)),
        tokensPerSecond: median(own, (turn) => turn.tokens_per_second),
      }
    })
    .sort((a, b) => b.voiceToVoice.n - a.voiceToVoice.n)
}

function median(
  turns: readonly TimedFigures[],
  figure: (turn: TurnFigures) => number | null,
): number | null {
  return percentile(
    turns.flatMap((turn) => figure(turn) ?? []),
    50,
  )
}
