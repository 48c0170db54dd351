// Chooses between all threads and half of them by what the last tokens took.

/** How long the slower choice is left alone after it was tried in vain; doubled with every vain try. */
const FIRST_REST_MS = 2_000
const LONGEST_REST_MS = 30_000
/** All threads count as slower than few when they take so many times as long: a hiccup is no evidence. */
const TOLERANCE = 1.5

/**
 * llama.cpp's threads wait for each other by spinning. Where another program keeps a core busy, two threads on two
 * cores are many times slower than one (measured: 4 s a token against 40 ms), so the count must follow the facts.
 */
export class ThreadChoice {
  private readonly few: number
  private fewMs: number | undefined
  private manyMs: number | undefined
  private restMs = FIRST_REST_MS
  private restUntilMs = 0

  /** @param many the threads to use while they are worth it, ≥ 1 */
  constructor(private readonly many: number) {
    this.few = Math.max(1, Math.floor(many / 2))
  }

  /** Threads for the next token. Each count is tried once before anything else. */
  threads(nowMs: number): number {
    if (this.manyMs === undefined) return this.many
    if (this.fewMs === undefined) return this.few
    if (!this.isSlow(this.manyMs)) return this.many
    return nowMs >= this.restUntilMs ? this.many : this.few
  }

  /**
   * Told what a native call took. In a batch a token is cheaper than alone, so a batch can only show that all
   * threads are too slow, not that they are fast enough.
   */
  note(threads: number, tokens: number, spentMs: number, nowMs: number): void {
    const tokenMs = spentMs / tokens
    if (threads === this.few && tokens === 1) this.fewMs = tokenMs
    if (threads !== this.many) return
    if (this.isSlow(tokenMs)) {
      this.manyMs = tokenMs
      this.restUntilMs = nowMs + this.restMs
      this.restMs = Math.min(this.restMs * 2, LONGEST_REST_MS)
    } else if (tokens === 1) {
      this.manyMs = tokenMs
      this.restMs = FIRST_REST_MS
    }
  }

  private isSlow(manyMs: number): boolean {
    return this.fewMs !== undefined && manyMs > this.fewMs * TOLERANCE
  }
}
