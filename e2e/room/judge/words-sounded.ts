// How many words of a reply were heard, by the words that somebody else heard in its sound.
import { spokenWords } from '../../../src/engine/figures/dialogues/judge/spoken-words.ts'

/**
 * How long the beginning of `reply` is that `heard` is nearest to, in words as they sound: the prefix of the smallest
 * Levenshtein distance, the longest of equals, as the last word may be cut off or misheard.
 */
export function wordsSounded(reply: string, heard: string): number {
  const words = spokenWords(reply)
  let row = words.map((_, i) => i + 1)
  row.unshift(0)
  for (const [n, other] of spokenWords(heard).entries()) {
    const next = [n + 1]
    words.forEach((word, i) => {
      const changed = row[i]! + (word === other ? 0 : 1)
      next.push(Math.min(changed, row[i + 1]! + 1, next[i]! + 1))
    })
    row = next
  }
  return row.lastIndexOf(Math.min(...row))
}
