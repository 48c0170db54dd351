// The first sentence of a reply that is still being written.

const SENTENCE_END = /[.!?]+(?=\s|$)/u

/** @returns undefined while it is not known to be over: a mark at the very end may be within a number or an abbreviation */
export function firstSentence(text: string): string | undefined {
  const end = SENTENCE_END.exec(text)
  if (!end) return undefined
  const length = end.index + end[0].length
  return length === text.length ? undefined : text.slice(0, length)
}
