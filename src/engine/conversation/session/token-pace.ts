// How quickly a reply's tokens come: on that hangs how long its first pieces must last.

/**
 * Three words are about four tokens. Where these take longer, a piece of two words (400–800 ms) is over before the voice,
 * which needs 250 ms for any part there, has made the next one.
 */
const SLOW_WORDS_MS = 100

export class TokenPace {
  private firstMs: number | undefined
  private lastMs = 0
  private tokens = 0
  private found: 'quickly' | 'slowly' | undefined

  /** A token came at `nowMs`. */
  note(nowMs: number): void {
    this.firstMs ??= nowMs
    this.lastMs = nowMs
    this.tokens++
  }

  /** What a token took, the first one aside; undefined before the second. */
  get tokenMs(): number | undefined {
    if (this.firstMs === undefined || this.tokens < 2) return undefined
    return (this.lastMs - this.firstMs) / (this.tokens - 1)
  }

  /** Asked when there are three words, and answered in the same way from then on. */
  words(nowMs: number): 'quickly' | 'slowly' {
    const sinceMs = nowMs - (this.firstMs ?? nowMs)
    return (this.found ??= sinceMs > SLOW_WORDS_MS ? 'slowly' : 'quickly')
  }
}
