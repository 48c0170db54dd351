// What made slow turns slow: the stage that took the largest part of each.
import type {
  SlowCause,
  SlowTurn,
  Statistics,
  TurnFigures,
} from '../../../shared/window/statistics.ts'

/** A spoken turn whose reply was heard. */
export interface TimedFigures extends TurnFigures {
  timeMs: number
}

/** A reply that comes later than this is felt as a pause. */
const SLOW_MS = 1_000
const MOST_SHOWN = 5

export function slowTurns(spoken: readonly TimedFigures[]): Statistics['slow'] {
  const slow = spoken.filter(({ timeMs }) => timeMs > SLOW_MS).map(explained)
  const counts = new Map<SlowCause, number>()
  for (const { cause } of slow) counts.set(cause, (counts.get(cause) ?? 0) + 1)
  return {
    fromMs: SLOW_MS,
    n: slow.length,
    causes: [...counts].map(([cause, n]) => ({ cause, n })).sort((a, b) => b.n - a.n),
    slowest: slow.sort((a, b) => b.timeMs - a.timeMs).slice(0, MOST_SHOWN),
  }
}

/**
 * The stages one after the other, as a reply needs them: transcript, first clause, first sound. The end of the turn is
 * found meanwhile, and counts with what it took longer than they did; what is left of the time is nobody's.
 */
function explained({ at, timeMs, stages }: TimedFigures): SlowTurn {
  const stt = stages.stt_ms ?? 0
  const llm = stages.llm_first_clause_ms ?? stages.llm_first_token_ms ?? 0
  const tts = stages.tts_first_audio_ms ?? 0
  const made = stt + llm + tts
  const endpoint = Math.max(0, (stages.endpoint_ms ?? 0) - made)
  const rest = Math.max(0, timeMs - made - endpoint)
  const parts = Object.entries({ stt, llm, tts, endpoint, rest }) as [SlowCause, number][]
  const [cause, ms] = parts.reduce((most, part) => (part[1] > most[1] ? part : most))
  return { at, timeMs, cause, share: Math.min(1, ms / timeMs) }
}
