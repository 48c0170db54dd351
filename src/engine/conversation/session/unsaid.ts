// What was left of a reply that was interrupted, for whoever says "go on".

const SENTENCE = /[^.!?…]+[.!?…]+["'”’)]*\s*/gu

/**
 * The whole sentences of `reply` from the one on that was cut, which is said from its beginning.
 * @param heard the words of `reply` that were heard
 * @returns undefined where no whole sentence is left
 */
export function unsaid(reply: string, heard: string): string | undefined {
  let left = countWords(heard)
  const rest: string[] = []
  for (const [sentence] of reply.matchAll(SENTENCE)) {
    left -= countWords(sentence)
    if (left < 0) rest.push(sentence.trim())
  }
  return rest.length === 0 ? undefined : rest.join(' ')
}

function countWords(text: string): number {
  return text.split(/\s+/).filter(Boolean).length
}
