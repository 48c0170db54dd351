// The end of the turn by silence, shorter behind words that sound finished, longer behind words that do not.
import type { EndOfTurn } from '../ports.ts'

/** Of the user's silence. */
const FINISHED_SHARE = 0.6
const UNFINISHED_SHARE = 2.2
/** Longer than this nobody searches for a word without a sound. */
const LONGEST_HANGOVER_MS = 2_000

/**
 * Nothing is lost by waiting for the model's word on it: it comes before the reply, which could not be heard sooner.
 * @param silenceMs silence that ends a turn, as the user has set it; asked for anew at every pause
 */
export function wordsEndOfTurn(silenceMs: () => number): EndOfTurn {
  return {
    hangoverMs({ soundsFinished }) {
      const usualMs = silenceMs()
      if (soundsFinished) return usualMs * FINISHED_SHARE
      return Math.max(usualMs, Math.min(usualMs * UNFINISHED_SHARE, LONGEST_HANGOVER_MS))
    },
  }
}
