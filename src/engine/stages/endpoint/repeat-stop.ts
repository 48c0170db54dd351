// Ends a reply that goes round in a circle. The built-in model is kept from it token by token (reply-guard.ts); of a server we
// see words alone, and can only stop listening.

/** A run of so many words that comes a second time is a circle: a refrain is shorter, or has other words in it. */
const RUN = 8

export class RepeatStop {
  isOver = false
  private held = ''
  private readonly words: string[] = []
  private readonly runs = new Set<string>()

  /** What of `text` may be said: all of it, up to the last word of a run that comes again. */
  push(text: string): string {
    if (this.isOver) return ''
    let said = ''
    for (const piece of text.match(/\s+|\S+/gu) ?? []) {
      if (/\s/u.test(piece)) this.wordEnds()
      else this.held += piece
      if (this.isOver) return said
      said += piece
    }
    return said
  }

  private wordEnds(): void {
    const word = this.held.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
    this.held = ''
    if (word === '') return
    this.words.push(word)
    if (this.words.length < RUN) return
    const run = this.words.slice(-RUN).join(' ')
    if (this.runs.has(run)) this.isOver = true
    this.runs.add(run)
  }
}
