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
  private readonly confirmed: string[] = []
  private previous: string[] = []
  private tentative: string[] = []

  /** Takes the hypothesis of a pass over the window so far. */
  feed(hypothesis: string): PartialTranscript {
    const rest = afterConfirmed(this.confirmed, wordsOf(hypothesis))
    const agreed = commonPrefix(this.previous, rest)
    for (let i = 0; i < agreed; i++) {
      const word = rest[i]!
      this.confirmed.push(i === rest.length - 1 ? withoutEndMark(word) || word : word)
    }
    this.tentative = rest.slice(agreed)
    this.previous = this.tentative
    return this.transcript
  }

  /** Takes the text that stands for the whole window: its words beyond the confirmed ones are confirmed too. */
  settle(text: string): PartialTranscript {
    this.confirmed.push(...afterConfirmed(this.confirmed, wordsOf(text)))
    this.tentative = []
    this.previous = []
    return this.transcript
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
 * The words of `heard` behind those that stand for `confirmed`: the split with the fewest edits between the two
 * beginnings; among equals the one nearest to the confirmed words' own number.
 */
function afterConfirmed(confirmed: readonly string[], heard: readonly string[]): string[] {
  let costs = Array.from({ length: heard.length + 1 }, (_, j) => j)
  confirmed.forEach((word, i) => {
    const next = [i + 1]
    heard.forEach((other, j) => {
      const kept = costs[j]! + (sameWord(word, other) ? 0 : 1)
      next.push(Math.min(kept, costs[j + 1]! + 1, next[j]! + 1))
    })
    costs = next
  })
  let split = Math.min(confirmed.length, heard.length)
  const better = (j: number): boolean =>
    costs[j]! < costs[split]! ||
    (costs[j] === costs[split] &&
      Math.abs(j - confirmed.length) < Math.abs(split - confirmed.length))
  for (let j = 0; j <= heard.length; j++) if (better(j)) split = j
  return heard.slice(split)
}
