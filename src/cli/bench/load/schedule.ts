// What each simulated person says, and when.
import { seeded } from '../../../shared/seeded.mjs'

export interface PlannedTurn {
  /** Place of the recording. */
  recording: number
  /** Silence before it, from the end of the reply before (or the start). */
  pauseMs: number
}

/** Between a reply and what is said next; people of the office kind, who think before they ask. */
const LEAST_PAUSE_MS = 800
const MEAN_MORE_MS = 1_200
const MOST_PAUSE_MS = 6_000
/** Nobody begins with everybody else. */
const ARRIVAL_MS = 4_000

/**
 * A schedule for each of `people`, the same for the same seed; the first people of a larger crowd are those of a
 * smaller one. Pauses are at least 0.8 s and exponential above that (mean 2 s), arrivals even within 4 s.
 */
export function schedules(
  people: number,
  turns: number,
  recordings: number,
  seed: number,
): PlannedTurn[][] {
  return Array.from({ length: people }, (_, person) => {
    const random = seeded(seed * 1_000 + person)
    const offset = Math.floor(random() * recordings)
    return Array.from({ length: turns }, (_, turn): PlannedTurn => {
      const more = -Math.log(1 - random()) * MEAN_MORE_MS
      const pauseMs = turn === 0 ? random() * ARRIVAL_MS : LEAST_PAUSE_MS + more
      return {
        recording: (offset + turn) % recordings,
        pauseMs: Math.round(Math.min(MOST_PAUSE_MS, pauseMs)),
      }
    })
  })
}
