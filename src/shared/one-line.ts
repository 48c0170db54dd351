// Text from outside (a file's name, an argument) as a part of one line on a terminal.

/**
 * Controls, line and paragraph separators, and the invisible characters that turn the direction of what follows: the
 * one would break the line or command the terminal, the other would make a name read as another one.
 */
const UNSAFE = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Cs}]/gu

/** So much of a text still says which one it is. */
const MOST_CHARACTERS = 500

/** `text` with a `?` for each character that could break or disguise the line; a long one is cut. */
export function oneLine(text: string): string {
  const short = text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text
  return short.replace(UNSAFE, '?')
}
