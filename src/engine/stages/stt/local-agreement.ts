// Tells the words of a growing transcript that will stay from those that may still change.
import { sameWord, withoutEndMark, wordsOf } from './words.ts'

export interface PartialTranscript {
  /** Only ever grows, word by word. */
  confirmed: string
  /** What the latest pass heard beyond it. */
  tentative: string
}

/**
 * LocalAgreement-2: a word is confirmed once two passes in a row agree on it and on all before it
 * (Macháček, Dabre, Bojar 2023, "Turning Whisper into Real-Time Transcription System", section 3.1).
 * Here each pass hears the window from its start, so a hypothesis begins with the confirmed words in its own wording;
 * they are found by alignment, and what follows is compared.
 */
export class LocalAgreement {
  private confirmed: string[] = []
  private previous: string[] = []
  private tentative: string[] = []

  /** Takes the hypothesis of a pass over the window so far. */
  feed(hypothesis: string): PartialTranscript {
    const rest = afterWords(this.confirmed, wordsOf(hypothesis))
    const agreed = commonPrefix(this.previous, rest)
    for (let i = 0; i < agreed; i++) {
      const word = rest[i]!
      this.confirmed.push(i === rest.length - 1 ? withoutEndMark(word) || word : word)
    }
    this.tentative = rest.slice(agreed)
    this.previous = this.tentative
    return this.transcript
  }

  /**
   * Takes the final text of the window's first part, which leaves the window, and gives what stands for it.
   * Words that were confirmed behind that part stay confirmed at the start of the new window.
   */
  cut(text: string): string {
    const words = wordsOf(text)
    const beyond = afterWords(words, this.confirmed)
    const within = this.confirmed.slice(0, this.confirmed.length - beyond.length)
    // What was confirmed must not change, so nothing can be put in before words that are shown already.
    const added = beyond.length > 0 ? [] : afterWords(within, words)
    this.confirmed = beyond
    this.previous = []
    this.tentative = []
    return [...within, ...added].join(' ')
  }

  get transcript(): PartialTranscript {
    return { confirmed: this.confirmed.join(' '), tentative: this.tentative.join(' ') }
  }
}

function commonPrefix(a: readonly string[], b: readonly string[]): number {
  let count = 0
  while (count < a.length && count < b.length && sameWord(a[count]!, b[count]!)) count++
  return count
}

/**
 * The words of `heard` behind those that stand for `known`: the split with the fewest edits between the two
 * beginnings; among equals one that ends on the last known word, then the one nearest to their number.
 */
function afterWords(known: readonly string[], heard: readonly string[]): string[] {
  const edits = editsPerSplit(known, heard)
  const last = known.at(-1)
  const misfit = (split: number): number => {
    const endsAlike = last === undefined || sameWord(heard[split - 1] ?? '', last)
    return edits[split]! + (endsAlike ? 0 : 0.5) + Math.abs(split - known.length) / 1e3
  }
  let best = 0
  for (let split = 1; split <= heard.length; split++) if (misfit(split) < misfit(best)) best = split
  return heard.slice(best)
}

/** Levenshtein distance, in words, between `a` and each beginning of `b`: entry j is that of its first j words. */
function editsPerSplit(a: readonly string[], b: readonly string[]): number[] {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  a.forEach((word, i) => {
    const next = [i + 1]
    b.forEach((other, j) => {
      const kept = row[j]! + (sameWord(word, other) ? 0 : 1)
      next.push(Math.min(kept, row[j + 1]! + 1, next[j]! + 1))
    })
    row = next
  })
  return row
}
