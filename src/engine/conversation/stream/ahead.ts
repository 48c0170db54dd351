// Bounded run-ahead: lets a stage work while its consumer is still busy with earlier items.

/**
 * Pulls from `source` in the background and keeps at most `capacity` items ready. It starts at once, not at
 * the first `next()`, so that work may begin before anybody listens. Nothing is dropped: a full queue stops pulling.
 *
 * @param capacity items, ≥ 1
 * @param options.signal ends the pulling; pending and later `next()` calls reject with its reason, even while
 *   `source.next()` hangs
 * @throws what `source` throws, after the items before it
 */
export function ahead<T>(
  source: AsyncIterable<T>,
  capacity: number,
  { signal }: { signal: AbortSignal },
): AsyncGenerator<T, void, void> {
  const queue = new AheadQueue<T>(capacity)
  const leave = new AbortController()
  const stop = AbortSignal.any([signal, leave.signal])
  void fill(source, queue, stop)
  return drain(queue, signal, leave)
}

async function fill<T>(
  source: AsyncIterable<T>,
  queue: AheadQueue<T>,
  stop: AbortSignal,
): Promise<void> {
  const iterator = source[Symbol.asyncIterator]()
  const onStop = (): void => queue.wake()
  stop.addEventListener('abort', onStop, { once: true })
  try {
    while (!stop.aborted) {
      const step = await iterator.next()
      if (step.done || stop.aborted) break
      queue.items.push(step.value)
      queue.wake()
      while (queue.items.length >= queue.capacity && !stop.aborted) await queue.changed()
    }
  } catch (error) {
    queue.failure = { error }
  } finally {
    stop.removeEventListener('abort', onStop)
    queue.ended = true
    queue.wake()
    await iterator.return?.().catch(() => {}) // the consumer has its error or its end already
  }
}

async function* drain<T>(
  queue: AheadQueue<T>,
  signal: AbortSignal,
  leave: AbortController,
): AsyncGenerator<T, void, void> {
  const onAbort = (): void => queue.wake()
  signal.addEventListener('abort', onAbort, { once: true })
  try {
    for (;;) {
      signal.throwIfAborted()
      if (queue.items.length > 0) {
        const item = queue.items.shift() as T
        queue.wake()
        yield item
      } else if (queue.failure) throw queue.failure.error
      else if (queue.ended) return
      else await queue.changed()
    }
  } finally {
    signal.removeEventListener('abort', onAbort)
    leave.abort()
  }
}

class AheadQueue<T> {
  readonly items: T[] = []
  ended = false
  failure: { error: unknown } | undefined
  private waiters: (() => void)[] = []

  constructor(readonly capacity: number) {}

  /** Resolves at the next change of the queue or its signals. */
  changed(): Promise<void> {
    return new Promise((resolve) => this.waiters.push(resolve))
  }

  wake(): void {
    const waiters = this.waiters
    this.waiters = []
    for (const resolve of waiters) resolve()
  }
}
