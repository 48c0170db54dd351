// A reply that goes round in circles, or that was given before.
import { sentences } from './sentences.ts'
import { spokenWords } from './spoken-words.ts'

/** Shorter replies ("You are welcome.", "It is blue.") are said twice by anybody. */
const LEAST_WORDS = 5
/** A refrain comes twice; words in a row that come more often are a loop. */
const LOOP_WORDS = 6
const LOOP_TIMES = 3

/** What is said again in `reply`: a run of its own words, or all of one of `earlier`; undefined where nothing is. */
export function saidAgain(reply: string, earlier: readonly string[]): string | undefined {
  const words = spokenWords(reply)
  const whole = words.join(' ')
  if (words.length >= LEAST_WORDS && earlier.some((one) => spokenWords(one).join(' ') === whole))
    return sentences(reply)[0]
  const counts = new Map<string, number>()
  for (let at = 0; at + LOOP_WORDS <= words.length; at++) {
    const run = words.slice(at, at + LOOP_WORDS).join(' ')
    const count = (counts.get(run) ?? 0) + 1
    if (count >= LOOP_TIMES) return run
    counts.set(run, count)
  }
  return undefined
}
