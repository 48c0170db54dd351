// Where in a reply the voice is.

/**
 * How many characters of `text` are covered by `spoken`. The voice's text may differ in white space and at the end,
 * so that letters are matched one by one; what cannot be matched ends it.
 */
export function spokenLength(text: string, spoken: string): number {
  if (text.startsWith(spoken)) return spoken.length
  let at = 0
  for (const sign of spoken) {
    if (isSpace(sign)) continue
    while (at < text.length && isSpace(text[at]!)) at++
    if (!text.startsWith(sign, at)) break
    at += sign.length
  }
  return at
}

/** `text` in what was spoken and what was not, cut between words. */
export function splitSpoken(text: string, spoken: string): [spoken: string, rest: string] {
  const length = spokenLength(text, spoken)
  return [text.slice(0, length), text.slice(length)]
}

function isSpace(sign: string): boolean {
  return sign.trim() === ''
}
