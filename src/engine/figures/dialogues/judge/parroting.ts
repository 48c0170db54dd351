// A reply that only says back what the user has said.
import { spokenWords } from './spoken-words.ts'

/** Fewer words than these are an answer that happens to be the user's word ("Wednesday."). */
const LEAST_WORDS = 3
/** Of the reply's words, in the user's order. */
const MOST_SHARED = 0.9

const SWAPPED: Readonly<Record<string, string>> = {
  i: 'you',
  me: 'you',
  my: 'your',
  mine: 'yours',
  am: 'are',
  was: 'were',
  myself: 'yourself',
  we: 'you',
  our: 'your',
  us: 'you',
}
/** People answer these with the same words. */
const GREETING =
  /^(?:good (?:morning|evening|afternoon|night)|hello|hi|hey|bye|goodbye|see you|merry|happy|thank)\b/u

/** Whether `reply` brings nothing that `said` did not have, but for "you" in the place of "I". */
export function isParroting(said: string, reply: string): boolean {
  const own = spokenWords(reply)
  // Who is asked to choose says one half of it.
  if (/\bor\b/iu.test(said) && !own.includes('or')) return false
  if (own.length < LEAST_WORDS || GREETING.test(own.join(' '))) return false
  const [from, to] = [spokenWords(said), own].map((words) => words.map((w) => SWAPPED[w] ?? w))
  const novel = to!.filter((word) => !from!.includes(word))
  return novel.length === 0 && shared(from!, to!) / to!.length >= MOST_SHARED
}

/** Length of the longest common subsequence. */
function shared(from: readonly string[], to: readonly string[]): number {
  let row = [0, ...to.map(() => 0)]
  for (const word of from) {
    const next = [0]
    to.forEach((other, j) =>
      next.push(word === other ? row[j]! + 1 : Math.max(row[j + 1]!, next[j]!)),
    )
    row = next
  }
  return row.at(-1)!
}
