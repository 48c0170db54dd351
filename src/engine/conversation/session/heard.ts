// Which words of the reply were heard, from how many of its samples were played.
import { VOICE_SAMPLE_RATE_HZ, AUDIBLE_DBFS } from '../../../shared/audio-format.ts'
import { levelsDbfs } from '../../audio/level.ts'

/** Of the levels below, 10 ms. */
const WINDOW_SAMPLES = VOICE_SAMPLE_RATE_HZ / 100
/** A word takes time by its letters, and so much more whatever its length: "a" is not seven times shorter than "another". */
const LETTERS_OF_ANY_WORD = 2
/** What a letter takes in the first clause, in samples; then, what it took in the clauses before. */
const SAMPLES_PER_LETTER = 1_400
/** Words are looked for so far around where their letters put them, in windows. */
const REACH = 10
/** A window further away must be so much quieter to be taken for the gap between two words. */
const DB_PER_WINDOW = 1.5

/**
 * Of a word, by its length: its beginning is what it is known by. In the room, against a recogniser's transcript of what
 * had sounded, 0.6 told 0.75 words too few in 20 interruptions.
 */
const UNDERSTOOD_SHARE = 1 / 3

interface SpokenClauseSound {
  text: string
  pieces: Float32Array[]
  samples: number
  /** No more sound of it comes. */
  isWhole: boolean
  /** Where its words end, in samples of the clause; made anew when the clause grows. */
  wordEnds: number[] | undefined
}

/** The clauses of a reply with the sound they became. */
export class SpokenText {
  private clauses: SpokenClauseSound[] = []

  /** Notes more sound (mono 24 kHz) of clause `index` (0, 1, …, in order). */
  add(index: number, text: string, pcm: Float32Array): void {
    for (const before of this.clauses.slice(0, index)) this.complete(before)
    const fresh = { text, pieces: [], samples: 0, isWhole: false, wordEnds: undefined }
    const clause = (this.clauses[index] ??= fresh)
    clause.pieces.push(pcm)
    clause.samples += pcm.length
    clause.wordEnds = undefined
  }

  /** No more comes. */
  end(): void {
    for (const clause of this.clauses) this.complete(clause)
  }

  /** Samples of all that was noted. */
  get samples(): number {
    return this.clauses.reduce((sum, { samples }) => sum + samples, 0)
  }

  /** The text of the first `samples` samples; of a word that was cut a third must have sounded: so it is understood. */
  heard(samples: number): string {
    const words: string[] = []
    let left = samples
    for (const clause of this.clauses) {
      if (left <= 0) break
      const ends = this.wordEnds(clause)
      const understoodAt = (index: number): number => {
        const start = ends[index - 1] ?? 0
        return start + UNDERSTOOD_SHARE * (ends[index]! - start)
      }
      words.push(...wordsOf(clause.text).filter((_, index) => understoodAt(index) <= left))
      left -= clause.samples
    }
    return words.join(' ')
  }

  /** Where the word begins that sounds at sample `position`, in samples of the reply; never after `position`. */
  wordStart(position: number): number {
    let clauseStart = 0
    let start = 0
    for (const clause of this.clauses) {
      for (const end of [0, ...this.wordEnds(clause)])
        if (clauseStart + end <= position) start = clauseStart + end
      clauseStart += clause.samples
    }
    return Math.min(start, position)
  }

  private complete(clause: SpokenClauseSound): void {
    if (!clause.isWhole) clause.wordEnds = undefined
    clause.isWhole = true
  }

  private wordEnds(clause: SpokenClauseSound): number[] {
    return (clause.wordEnds ??= alignWords(clause, this.samplesPerLetter))
  }

  private get samplesPerLetter(): number {
    const whole = this.clauses.filter(({ isWhole }) => isWhole)
    const samples = whole.reduce((sum, clause) => sum + clause.samples, 0)
    const letters = whole.reduce((sum, { text }) => sum + lettersOf(text), 0)
    return letters === 0 ? SAMPLES_PER_LETTER : samples / letters
  }
}

/**
 * Words share the audible part of their clause by their letters, each end moved to the quietest moment near by. No
 * forced alignment: with clauses of a few words it is hardly ever more than a word off.
 * @param samplesPerLetter tells how long a clause will be that still grows
 */
function alignWords(
  { text, pieces, samples, isWhole }: SpokenClauseSound,
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
function lettersOf(text: string): number {
  return wordsOf(text)
    .map((word) => LETTERS_OF_ANY_WORD + word.replaceAll(/\P{L}/gu, '').length)
    .reduce((sum, letters) => sum + letters, 0)
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter(Boolean)
}
