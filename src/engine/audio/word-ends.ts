// Where the words of a spoken text are in its sound.
import { AUDIBLE_DBFS, VOICE_SAMPLE_RATE_HZ } from '../../shared/audio-format.ts'
import { levelsDbfs } from './level.ts'

/** Of the levels below, 10 ms. */
const WINDOW_SAMPLES = VOICE_SAMPLE_RATE_HZ / 100
/** A word takes time by its letters, and so much more whatever its length: "a" is not seven times shorter than "another". */
const LETTERS_OF_ANY_WORD = 2
/** What a letter takes, in samples, as long as nothing is known of the voice. */
export const SAMPLES_PER_LETTER = 1_400
/** Words are looked for so far around where their letters put them, in windows. */
const REACH = 10
/** A window further away must be so much quieter to be taken for the gap between two words. */
const DB_PER_WINDOW = 1.5

/** A text with as much of its sound as there is (mono 24 kHz). */
export interface SpokenSound {
  text: string
  pieces: readonly Float32Array[]
  samples: number
  /** No more sound of it comes. */
  isWhole: boolean
}

/**
 * Words share the audible part of their clause by their letters, each end moved to the quietest moment near by. No
 * forced alignment: with clauses of a few words it is hardly ever more than a word off.
 * @param samplesPerLetter tells how long a clause will be that still grows
 * @returns the end of each word, in samples of the clause
 */
export function wordEnds(
  { text, pieces, samples, isWhole }: SpokenSound,
  samplesPerLetter: number,
): number[] {
  const words = wordsOf(text)
  const levels = pieces.flatMap((pcm) => [...levelsDbfs(pcm, VOICE_SAMPLE_RATE_HZ)])
  const first = Math.max(0, levels.findIndex(isAudible))
  const last = levels.findLastIndex(isAudible)
  const sounded = (last < 0 ? levels.length : last + 1) - first
  const total = lettersOf(text)
  const expectedLength = (total * samplesPerLetter) / WINDOW_SAMPLES
  const length = isWhole ? sounded : Math.max(sounded, Math.round(expectedLength))
  let before = 0
  let earliest = 0
  return words.map((_, index) => {
    before += lettersOf(words[index]!)
    const expected = first + (length * before) / total
    const isLast = index === words.length - 1
    const end = isLast ? first + length : Math.max(earliest, quietest(levels, Math.round(expected)))
    earliest = end
    return isWhole ? Math.min(samples, end * WINDOW_SAMPLES) : end * WINDOW_SAMPLES
  })
}

/** The window around `expected` that is most like a gap between words. */
function quietest(levels: readonly number[], expected: number): number {
  let best = expected
  let least = Infinity
  for (let at = expected - REACH; at <= expected + REACH; at++) {
    const level = levels[at]
    if (level === undefined) continue
    const cost = level + DB_PER_WINDOW * Math.abs(at - expected)
    if (cost >= least) continue
    best = at
    least = cost
  }
  return best
}

function isAudible(levelDbfs: number): boolean {
  return levelDbfs > AUDIBLE_DBFS
}

/** Letters and what a word takes besides. */
export function lettersOf(text: string): number {
  return wordsOf(text)
    .map((word) => LETTERS_OF_ANY_WORD + word.replaceAll(/\P{L}/gu, '').length)
    .reduce((sum, letters) => sum + letters, 0)
}

export function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter(Boolean)
}
