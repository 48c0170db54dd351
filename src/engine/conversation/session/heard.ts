// Which words of the reply were heard, from how many of its samples were played.
import {
  lettersOf,
  SAMPLES_PER_LETTER,
  wordEnds,
  wordsOf,
  type SpokenSound,
} from '../../audio/word-ends.ts'

/**
 * Of a word, by its length: its beginning is what it is known by. In the room, against a recogniser's transcript of what
 * had sounded, 0.6 told 0.75 words too few in 20 interruptions.
 */
const UNDERSTOOD_SHARE = 1 / 3

interface SpokenClauseSound extends SpokenSound {
  pieces: Float32Array[]
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
    return (clause.wordEnds ??= wordEnds(clause, this.samplesPerLetter))
  }

  private get samplesPerLetter(): number {
    const whole = this.clauses.filter(({ isWhole }) => isWhole)
    const samples = whole.reduce((sum, clause) => sum + clause.samples, 0)
    const letters = whole.reduce((sum, { text }) => sum + lettersOf(text), 0)
    return letters === 0 ? SAMPLES_PER_LETTER : samples / letters
  }
}
