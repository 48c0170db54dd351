// How many prompt tokens to evaluate at once, learned from what the last batches took.

/** What a prompt token costs before anything was measured: the 1.5B model on two cores, in batches of two. */
const FIRST_GUESS_MS = 25
/** Weight of the newest batch. */
const LEARNING = 0.25
/** llama.cpp's own batch size. */
const MOST = 512

/**
 * A native call cannot be stopped, so its length bounds how long an abort takes; but large batches are cheaper:
 * llama.cpp's CPU kernels work on 16 rows (1.5B Q4_K, two cores: 2 tokens 45 ms, 8 in 150 ms, 16 in 200 ms).
 */
export class BatchPace {
  private tokenMs = FIRST_GUESS_MS

  /**
   * @param targetMs how long a batch should take
   * @param least tokens that a batch has however long they take
   */
  constructor(
    private readonly targetMs: number,
    private readonly least: number,
  ) {}

  size(): number {
    const wanted = Math.floor(this.targetMs / Math.max(this.tokenMs, 0.01))
    return Math.min(MOST, Math.max(this.least, wanted))
  }

  note(tokens: number, spentMs: number): void {
    this.tokenMs += (spentMs / tokens - this.tokenMs) * LEARNING
  }
}
