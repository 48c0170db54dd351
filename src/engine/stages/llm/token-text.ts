// Turns tokens into text as they come: never half a character.

/** Tokens before the pending ones that the detokenizer needs to see, for the space between words. */
const CONTEXT_TOKENS = 4
/** A UTF-8 character has at most four bytes, and a token at least one. */
const MOST_PENDING = 4
const REPLACEMENT = '\uFFFD'

export class TokenText<Token> {
  private pending: Token[] = []

  private readonly before: Token[]

  /**
   * @param detokenize text of `tokens` as they follow `before`; an incomplete character shows as U+FFFD
   * @param before tokens that the first one follows
   */
  constructor(
    private readonly detokenize: (tokens: readonly Token[], before: readonly Token[]) => string,
    before: readonly Token[] = [],
  ) {
    this.before = before.slice(-CONTEXT_TOKENS)
  }

  /** The text that `token` completes; empty while a character is incomplete. */
  push(token: Token): string {
    this.pending.push(token)
    const text = this.detokenize(this.pending, this.before)
    if (text.endsWith(REPLACEMENT) && this.pending.length < MOST_PENDING) return ''
    this.before.push(...this.pending)
    this.before.splice(0, this.before.length - CONTEXT_TOKENS)
    this.pending = []
    return text
  }

  /** What is left at the end, without the piece of a broken character. */
  flush(): string {
    const text = this.pending.length === 0 ? '' : this.detokenize(this.pending, this.before)
    this.pending = []
    return text.replaceAll(REPLACEMENT, '')
  }
}
