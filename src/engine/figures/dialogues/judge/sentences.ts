// A reply, sentence by sentence.
import { plainText } from './rules.ts'

/** The sentences of `text` with their marks; a point within a number or behind an initial divides nothing that matters. */
export function sentences(text: string): string[] {
  return plainText(text)
    .split(/(?<=[.!?…]["')\]]?)\s+/u)
    .filter((sentence) => sentence !== '')
}
