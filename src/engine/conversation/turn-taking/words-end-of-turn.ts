// The end of the turn by silence, shorter behind words that sound finished, longer behind words that do not.
import type { EndOfTurn } from '../../ports.ts'
import { LearnedFloor } from './learned-floor.ts'

/** Of the user's silence. */
const FINISHED_SHARE = 0.6
const UNFINISHED_SHARE = 2.2
/** So far a user who goes on after finished words is waited for. */
const MOST_FINISHED_SHARE = 1.2
/** Longer than this nobody searches for a word without a sound. */
const LONGEST_HANGOVER_MS = 2_000

/**
 * Nothing is lost by waiting for the model's word on it: it comes before the reply, which could not be heard sooner.
 * @param silenceMs silence that ends a turn, as the user has set it; asked for anew at every pause
 * @param floor what was learned of this user; by default it begins anew
 */
export function wordsEndOfTurn(silenceMs: () => number, floor = new LearnedFloor()): EndOfTurn {
  return {
    hangoverMs({ soundsFinished }) {
      const usualMs = silenceMs()
      const unfinishedMs = Math.max(
        usualMs,
        Math.min(usualMs * UNFINISHED_SHARE, LONGEST_HANGOVER_MS),
      )
      if (soundsFinished === null) return usualMs
      if (!soundsFinished) return unfinishedMs
      // What sounds finished is never waited for longer than what does not.
      const mostMs = Math.min(usualMs * MOST_FINISHED_SHARE, unfinishedMs)
      return floor.hangoverMs({ leastMs: usualMs * FINISHED_SHARE, mostMs })
    },
    learn: (silence) => floor.learn(silence),
  }
}
