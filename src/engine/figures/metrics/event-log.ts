// Turn events as lines of JSON.
import type { TurnEvent } from '../../../shared/turn-events.ts'

/**
 * One line without its end: `event`, `t_ms` and `turn` first. Times (`…_ms`) are rounded to 0.1 ms, other fractions
 * to 0.001; what is no finite number becomes null.
 * @param at the time on the wall, ISO 8601, where the line is to be read on another day
 */
export function eventLine(event: TurnEvent, at?: string): string {
  const { event: name, t_ms, turn, ...payload } = event
  return JSON.stringify({ event: name, t_ms, turn, ...payload, at }, (key, value: unknown) =>
    typeof value === 'number' ? rounded(value, key.endsWith('_ms') ? 10 : 1000) : value,
  )
}

function rounded(value: number, parts: number): number | null {
  return Number.isFinite(value) ? Math.round(value * parts) / parts + 0 : null // + 0: never −0
}
