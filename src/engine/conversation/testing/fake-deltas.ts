// Replies as a fake model streams them, for tests of how they are cut.

/** Deltas of `size` characters. */
export async function* fakeDeltas(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
}

/** Without blanks: what must be the same however a text was cut. */
export const squeezed = (text: string): string => text.replace(/\s+/g, '')

/** Of many kinds of marks. */
export const REPLIES = [
  'Paris is the capital of France. It has about 2.1 million people, and it is old. Anything else?',
  'Well, that depends: some birds, like swans, fly very high – others, such as hens, hardly fly at all.',
  'Sure! First boil water.\nThen add tea\nand wait.',
  'She said, "Wait!" and left. "Why?" he asked. Nobody knew (not even Dr. No).',
  '富士山は高いです。とても美しい山です。',
  'No punctuation whatsoever '.repeat(20),
]
