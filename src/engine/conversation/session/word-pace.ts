// How quickly the model's words come: found when there are three, and then it stays so for the reply.

/**
 * Three words are about four tokens. Where these take longer, a piece of two words (400–800 ms) is over before the voice,
 * which needs 250 ms for any part there, has made the next one.
 */
const SLOW_WORDS_MS = 100

export class WordPace {
  private found: 'quickly' | 'slowly' | undefined

  /** @param sinceFirstTokenMs asked for when there are three words */
  constructor(private readonly sinceFirstTokenMs: () => number) {}

  readonly get = (): 'quickly' | 'slowly' =>
    (this.found ??= this.sinceFirstTokenMs() > SLOW_WORDS_MS ? 'slowly' : 'quickly')
}
