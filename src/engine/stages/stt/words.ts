// Words of a transcript, and when two of them are the same word.

/** @returns the words with their punctuation, in order */
export function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '')
}

/** Case and punctuation come and go between passes over the same word: "France." and "france?" are one. */
export function sameWord(a: string, b: string): boolean {
  return bare(a) === bare(b)
}

/** Without the punctuation that a pass puts behind the last word it hears, whether or not a sentence ends there. */
export function withoutEndMark(word: string): string {
  return word.replace(/[.?!,;:…-]+$/u, '')
}

function bare(word: string): string {
  const letters = word.toLowerCase().replaceAll(/[^\p{Letter}\p{Number}]/gu, '')
  return letters === '' ? word : letters
}
