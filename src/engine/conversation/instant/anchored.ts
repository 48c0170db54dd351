// A pattern that takes a whole utterance or nothing.

/** @param phrases regular expressions, of which one must match all of the text */
export function anchored(...phrases: string[]): RegExp {
  return new RegExp(`^(?:${phrases.join('|')})$`)
}
