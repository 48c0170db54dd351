// What is waited for, and for how long.

/** Thrown where a server let us wait too long. */
export class TooLate extends Error {
  override readonly name = 'TooLate'
}

/**
 * `work` within `ms`, else the signal that it was given is aborted and it is left alone.
 * @throws TooLate; the reason of `signal`; what `work` throws
 */
export async function within<T>(
  ms: number,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const late = new AbortController()
  const stop = AbortSignal.any([signal, late.signal])
  const timer = setTimeout(() => late.abort(new TooLate(`${(ms / 1000).toFixed(1)} s`)), ms)
  let onStop = (): void => {}
  const stopped = new Promise<never>((_, reject) => {
    onStop = () => reject(stop.reason as Error)
    stop.addEventListener('abort', onStop, { once: true })
  })
  try {
    signal.throwIfAborted()
    return await Promise.race([work(stop), stopped])
  } finally {
    clearTimeout(timer)
    stop.removeEventListener('abort', onStop)
  }
}

/**
 * `items`, the first of which is waited for at most `firstMs`, each later one at most `gapMs`; time in which nobody asks for
 * the next does not count.
 * @param open begins the stream; its signal is aborted when that ends, however it ends
 * @throws TooLate; the reason of `signal`; what the stream throws
 */
export async function* inTime<T>(
  { firstMs, gapMs }: { firstMs: number; gapMs: number },
  signal: AbortSignal,
  open: (signal: AbortSignal) => AsyncIterable<T>,
): AsyncGenerator<T, void, void> {
  const ended = new AbortController()
  let isDone = false
  const items = open(AbortSignal.any([signal, ended.signal]))[Symbol.asyncIterator]()
  try {
    for (let ms = firstMs; ; ms = gapMs) {
      const step: IteratorResult<T, unknown> = await within(ms, signal, () => items.next())
      if (step.done) return void (isDone = true)
      yield step.value
    }
  } finally {
    // Whatever still waits in the stream ends by this; `return` alone would wait for it. A connection whose answer is whole
    // stays open.
    if (!isDone) {
      ended.abort(new DOMException('the stream is over', 'AbortError'))
      void items.return?.()?.catch(() => {})
    }
  }
}
