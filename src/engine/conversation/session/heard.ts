// Which words of the reply were heard, from how many of its samples were played.

/** The clauses of a reply with the samples they became. */
export class SpokenText {
  private clauses: { text: string; samples: number }[] = []

  /** Notes `samples` more of clause `index` (0, 1, …, in order). */
  add(index: number, text: string, samples: number): void {
    const clause = (this.clauses[index] ??= { text, samples: 0 })
    clause.samples += samples
  }

  /**
   * The text of the first `samples` samples: whole clauses, then of the clause that was cut the share of its
   * words that its share of samples allows, rounded down (a word that was cut was not heard).
   */
  heard(samples: number): string {
    const words: string[] = []
    let left = samples
    for (const clause of this.clauses) {
      if (left <= 0) break
      const all = clause.text.split(/\s+/).filter(Boolean)
      const share = clause.samples === 0 ? 0 : Math.min(1, left / clause.samples)
      words.push(...all.slice(0, Math.floor(all.length * share + 1e-9)))
      left -= clause.samples
    }
    return words.join(' ')
  }
}
