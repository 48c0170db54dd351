// The KV cache of one sequence, addressed by content: give it all tokens, it evaluates what it does not hold yet.
import { setTimeout as delay } from 'node:timers/promises'
import type {
  ControlledEvaluateInputItem,
  LlamaContextSequence,
  SequenceEvaluateOptions,
  Token,
} from 'node-llama-cpp'
import type { BatchPace } from './batch-pace.ts'
import type { ThreadChoice } from './thread-choice.ts'

/** A place within a prompt, behind its first `length` tokens, and how to sample there. */
export interface LookBehind {
  length: number
  sampling: Omit<SequenceEvaluateOptions, 'grammarEvaluationState'>
}

/**
 * Whoever is so many tokens behind reads so many at once: recognition takes the cores between two batches, and what is read
 * changes meanwhile. One at a time, a turn of 15 s was 100 tokens behind at its end; 8 take 250 ms.
 */
const BACKLOG = 8
const CATCH_UP = 8

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
   * Brings the cache to exactly `tokens`, or its first part when aborted.
   * @returns how many tokens were evaluated
   * @throws AbortError between two batches
   */
  async hold(
    tokens: readonly Token[],
    pace: BatchPace,
    { signal }: { signal: AbortSignal },
  ): Promise<number> {
    return await this.inTurn(signal, async () => {
      const missing = await this.adapt(tokens)
      await this.evaluate(missing, pace, signal)
      return missing.length
    })
  }

  /**
   * One batch nearer to holding all of `tokens` but the last few, which `next` takes in its own batch.
   * @returns how many tokens were evaluated, and how many are left
   */
  async advance(
    tokens: readonly Token[],
    pace: BatchPace,
    { signal }: { signal: AbortSignal },
  ): Promise<{ evaluated: number; left: number }> {
    return await this.inTurn(signal, async () => {
      const missing = await this.adapt(tokens)
      if (missing.length <= pace.size()) return { evaluated: 0, left: 0 }
      const size = missing.length > BACKLOG ? Math.max(pace.size(), CATCH_UP) : pace.size()
      const batch = missing.slice(0, size)
      await this.evaluate(batch, { size: () => size, note: pace.note.bind(pace) }, signal)
      return { evaluated: batch.length, left: missing.length - batch.length }
    })
  }

  /**
   * Samples the token that follows `tokens`; `tokens` are evaluated as far as they are not held yet.
   * @param options.look a place within `tokens` at which to sample too, in the same batch: a batch of eight costs 170
   * ms where one of two and one of six cost 60 and 150
   * @returns the token, the one behind `look`, and how many tokens were evaluated
   * @throws AbortError between two batches
   */
  async next(
    tokens: readonly Token[],
    pace: BatchPace,
    sampling: Omit<SequenceEvaluateOptions, 'grammarEvaluationState'>,
    { signal, look }: { signal: AbortSignal; look?: LookBehind | undefined },
  ): Promise<{ token: Token; looked: Token | undefined; evaluated: number }> {
    return await this.inTurn(signal, async () => {
      // The token to sample behind is always evaluated anew: its logits are not kept.
      const kept = Math.min(tokens.length, look?.length ?? Infinity) - 1
      await this.adapt(tokens.slice(0, kept))
      const missing = tokens.slice(this.sequence.nextTokenIndex)
      const size = pace.size()
      const lookAt = look ? missing.length - tokens.length + look.length - 1 : Infinity
      const head = Math.min(lookAt, Math.max(0, Math.ceil(missing.length / size) - 1) * size)
      await this.evaluate(missing.slice(0, head), pace, signal)
      const threads = this.chooseThreads()
      const startMs = performance.now()
      const places = [
        { at: missing.length - 1 - head, sampling },
        ...(look ? [{ at: lookAt - head, sampling: look.sampling }] : []),
      ]
      const [token, looked] = await this.sample(missing.slice(head), places)
      const nowMs = performance.now()
      this.choice.note(threads, missing.length - head, nowMs - startMs, nowMs)
      if (token === undefined) throw new Error('llama.cpp gave no token')
      return { token, looked, evaluated: missing.length }
    })
  }

  /** Evaluates `batch` and samples behind each of `places`. */
  private async sample(
    batch: readonly Token[],
    places: readonly { at: number; sampling: LookBehind['sampling'] }[],
  ): Promise<(Token | undefined)[]> {
    const input = batch.map((token, index): ControlledEvaluateInputItem => {
      const place = places.find(({ at }) => at === index)
      return place ? [token, { generateNext: { token: true, options: place.sampling } }] : token
    })
    const results = await this.sequence.controlledEvaluate(input)
    return places.map(({ at }) => results[at]?.next.token ?? undefined)
  }

  /** Takes back what differs from `tokens`; returns those of them that are missing then. */
  private async adapt(tokens: readonly Token[]): Promise<Token[]> {
    await this.sequence.adaptStateToTokens([...tokens], false)
    return tokens.slice(this.sequence.nextTokenIndex)
  }

  private async evaluate(
    tokens: readonly Token[],
    pace: Pick<BatchPace, 'size' | 'note'>,
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
