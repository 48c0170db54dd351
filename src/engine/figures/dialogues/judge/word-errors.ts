// How much of what was said was misheard.
import { spokenWords } from './spoken-words.ts'

export interface WordErrors {
  /** Words put in, left out and changed. */
  errors: number
  /** Words that were said. */
  words: number
}

/** Levenshtein's distance between the words of `said` and of `heard`, numbers, case and short forms aside. */
export function wordErrors(said: string, heard: string): WordErrors {
  // "and" within a number is spoken or not, and nobody hears the difference.
  const [wanted, got] = [said, heard].map((text) => spokenWords(text).filter((w) => w !== 'and'))
  return { errors: distance(wanted!, got!), words: wanted!.length }
}

function distance(from: readonly string[], to: readonly string[]): number {
  let row = to.map((_, i) => i + 1)
  row.unshift(0)
  from.forEach((word, i) => {
    const next = [i + 1]
    to.forEach((other, j) => {
      const changed = row[j]! + (word === other ? 0 : 1)
      next.push(Math.min(changed, row[j + 1]! + 1, next[j]! + 1))
    })
    row = next
  })
  return row.at(-1) ?? 0
}
