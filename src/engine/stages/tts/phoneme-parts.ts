// Splits phonemes into parts that are synthesised one at a time.

/**
 * Longest part in phonemes. The model takes 510 at most. Parts are far shorter than that, because a synthesis cannot
 * be interrupted: this one bounds what an abort may have to wait for (about 10 s of sound, 2 s of work).
 */
export const LONGEST_PART = 150

const SENTENCE_END = /[.!?…]+["'”’»)]*\s+/gu
const CLAUSE_END = /[,;:—]["'”’»)]*\s+|\s+(?=[“«(])/gu
const WORD_END = /\s+/gu

export interface PhonemePart {
  phonemes: string
  /** Index in what was split. */
  at: number
}

/**
 * Each sentence of `phonemes` as one part; a longer one is cut at its last comma or the like that fits, else at
 * its last space, else where the limit falls. Nothing is lost but white space at the cuts.
 */
export function phonemeParts(phonemes: string, longest = LONGEST_PART): PhonemePart[] {
  const parts: PhonemePart[] = []
  let at = 0
  for (;;) {
    const rest = phonemes.slice(at).trimStart()
    if (rest.length === 0) break
    at = phonemes.length - rest.length
    const cut = cutOf(rest.trimEnd(), longest)
    parts.push({ phonemes: rest.slice(0, cut).trim(), at })
    at += cut
  }
  return parts.filter((part) => hasSound(part.phonemes))
}

/** Whether there is anything to pronounce: a letter, of any alphabet. Marks and stress signs make no sound. */
export function hasSound(phonemes: string): boolean {
  return /\p{Ll}|\p{Lu}|\p{Lo}/u.test(phonemes)
}

function cutOf(phonemes: string, longest: number): number {
  const sentence = ends(SENTENCE_END, phonemes)[0] ?? phonemes.length
  if (sentence <= longest) return sentence
  for (const boundary of [CLAUSE_END, WORD_END]) {
    // A cut in the first quarter would leave a stub that sounds like a stumble.
    const end = ends(boundary, phonemes).findLast((at) => at <= longest && at >= longest / 4)
    if (end !== undefined) return end
  }
  return longest
}

function ends(boundary: RegExp, phonemes: string): number[] {
  return [...phonemes.matchAll(boundary)].map((match) => match.index + match[0].length)
}
