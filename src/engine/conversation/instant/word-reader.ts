// A cursor over words, for grammars that are read from left to right and may go back.

export class WordReader {
  private at = 0

  constructor(private readonly words: readonly string[]) {}

  get isDone(): boolean {
    return this.at >= this.words.length
  }

  /** How many words it has gone past. */
  get position(): number {
    return this.at
  }

  /** The word that comes next, '' at the end. */
  get next(): string {
    return this.words[this.at] ?? ''
  }

  /** The next `count` words, joined. */
  ahead(count: number): string {
    return this.words.slice(this.at, this.at + count).join(' ')
  }

  /** Goes past the first of `phrases` (words joined by blanks) that comes next, and tells which. */
  take(...phrases: readonly string[]): string | undefined {
    return phrases.find((phrase) => {
      const words = phrase.split(' ')
      if (!words.every((word, i) => this.words[this.at + i] === word)) return false
      this.at += words.length
      return true
    })
  }

  /** Goes past the next word where `table` has it, and gives what it has. */
  look<T>(table: ReadonlyMap<string, T>): T | undefined {
    const found = table.get(this.next)
    if (found !== undefined) this.at++
    return found
  }

  /** Goes past the next word where it matches. */
  match(pattern: RegExp): string | undefined {
    if (this.isDone || !pattern.test(this.next)) return undefined
    return this.words[this.at++]
  }

  /** What `read` gives; the cursor goes back where that is nothing. */
  attempt<T>(read: () => T | undefined): T | undefined {
    const { at } = this
    const found = read()
    if (found === undefined) this.at = at
    return found
  }
}
