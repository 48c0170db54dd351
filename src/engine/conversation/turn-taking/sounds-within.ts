// Whether a word or two sound like a part of what was said, however the words were told from each other. Pure.

/** Of as many letters one may be another, or missing. */
const LETTERS_PER_ERROR = 4
/** Fewer letters stand in anything. */
const LEAST_LETTERS = 5

/**
 * "Store" stands in "it helps to restore", "Beverageer" nearly in "a beverage around": by letters, the least edit distance to any
 * part of it (Sellers, "The theory and computation of evolutionary distances", 1980).
 * @param heard in lower case, in order @param said likewise
 */
export function soundsWithin(heard: readonly string[], said: readonly string[]): boolean {
  const [part, whole] = [letters(heard), letters(said)]
  if (part.length < LEAST_LETTERS) return false
  // Of each place in `whole`, how far `part` so far is from what ends there; it may begin anywhere.
  let row = new Array<number>(whole.length + 1).fill(0)
  for (const [i, letter] of [...part].entries()) {
    const next = [i + 1]
    for (let at = 0; at < whole.length; at++) {
      const other = row[at]! + (whole[at] === letter ? 0 : 1)
      next.push(Math.min(other, row[at + 1]! + 1, next[at]! + 1))
    }
    row = next
  }
  return Math.min(...row) <= Math.floor(part.length / LETTERS_PER_ERROR)
}

/** An article is heard for another. */
function letters(words: readonly string[]): string {
  return words.filter((word) => !/^(?:the|an?)$/u.test(word)).join('')
}
