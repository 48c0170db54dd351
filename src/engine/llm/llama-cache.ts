// The KV cache of one sequence, addressed by content: give it all tokens, it evaluates what it does not hold yet.
import { setTimeout as delay } from 'node:timers/promises'
import type { LlamaContextSequence, SequenceEvaluateOptions, Token } from 'node-llama-cpp'
import type { BatchPace } from './batch-pace.ts'
import type { ThreadChoice } from './thread-choice.ts'

export class LlamaCache {
  private turn: Promise<unknown> = Promise.resolve()

  /** @param choice says how many threads each native call gets */
  constructor(
    private readonly sequence: LlamaContextSequence,
    private readonly choice: ThreadChoice,
  ) {}

  get contextSize(): number {
    return this.sequence.contextSize
  }

  /**
   * Samples the token that follows `tokens`; `tokens` are evaluated as far as they are not held yet.
   * @returns the token, and how many tokens were evaluated
   * @throws AbortError between two batches
   */
  async next(
    tokens: readonly Token[],
    pace: BatchPace,
    options: SequenceEvaluateOptions,
    { signal }: { signal: AbortSignal },
  ): Promise<{ token: Token; evaluated: number }> {
    return await this.inTurn(signal, async () => {
      // The last token is always evaluated anew: its logits are not kept.
      const held = await this.adapt(tokens.slice(0, -1))
      const missing = [...held, ...tokens.slice(-1)]
      const size = pace.size()
      const head = Math.max(0, Math.ceil(missing.length / size) - 1) * size
      await this.evaluate(missing.slice(0, head), pace, signal)
      const run = this.sequence.evaluate(missing.slice(head), { ...options, yieldEogToken: true })
      try {
        const threads = this.chooseThreads()
        const startMs = performance.now()
        const step = await run.next()
        const nowMs = performance.now()
        this.choice.note(threads, missing.length - head, nowMs - startMs, nowMs)
        if (step.done) throw new Error('llama.cpp gave no token')
        return { token: step.value, evaluated: missing.length }
      } finally {
        await run.return()
      }
    })
  }

  /** Takes back what differs from `tokens`; returns those of them that are missing then. */
  private async adapt(tokens: readonly Token[]): Promise<Token[]> {
    await this.sequence.adaptStateToTokens([...tokens], false)
    return tokens.slice(this.sequence.nextTokenIndex)
  }

  private async evaluate(
    tokens: readonly Token[],
    pace: BatchPace,
    signal: AbortSignal,
  ): Promise<void> {
    for (let at = 0; at < tokens.length;) {
      const batch = tokens.slice(at, at + pace.size())
      const threads = this.chooseThreads()
      const startMs = performance.now()
      await this.sequence.evaluateWithoutGeneratingNewTokens(batch)
      const nowMs = performance.now()
      pace.note(batch.length, nowMs - startMs)
      this.choice.note(threads, batch.length, nowMs - startMs, nowMs)
      at += batch.length
      await delay(0) // lets a cancel message in
      signal.throwIfAborted()
    }
  }

  private chooseThreads(): number {
    const threads = this.choice.threads(performance.now())
    this.sequence.model.llama.maxThreads = threads
    return threads
  }

  /** One evaluation at a time, in the order of the calls. */
  private async inTurn<T>(signal: AbortSignal, run: () => Promise<T>): Promise<T> {
    const before = this.turn
    let done = (): void => {}
    this.turn = new Promise<void>((resolve) => (done = resolve))
    try {
      await before
      signal.throwIfAborted()
      return await run()
    } finally {
      done()
    }
  }
}
