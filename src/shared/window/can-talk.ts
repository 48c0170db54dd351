// Whether one may talk or type now: an engine that sleeps hears of it and wakes.
import type { Readiness } from './app-state.ts'

/** What is said to an engine that is not there yet is kept until it is: asleep, or waking. */
export function isAway({ at }: Pick<Readiness, 'at'>): boolean {
  return at === 'asleep' || at === 'waking'
}

export function canTalk(readiness: Pick<Readiness, 'at'>): boolean {
  return readiness.at === 'ready' || isAway(readiness)
}
