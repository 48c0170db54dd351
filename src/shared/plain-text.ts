// Text that a person typed or pasted, before it is answered or spoken: what cannot be seen must not count.

/**
 * Taken out: controls (NUL ends a text for native code), what turns the direction of writing (it can make words read as
 * others), halves of surrogate pairs, marks of byte order, and the characters that Unicode has set aside.
 */
const UNSEEN = /[\p{Cc}\p{Bidi_Control}\p{Cs}\p{Noncharacter_Code_Point}\uFEFF]/gu

/** `text` without what cannot be seen; line breaks and tabs stay. */
export function plainText(text: string): string {
  return text.replace(UNSEEN, (character) => (/[\n\t]/.test(character) ? character : ''))
}
