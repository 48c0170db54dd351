// The one place that decides how many threads each engine may use at a moment.

/** Who asks for cores, most urgent first: what the user waits for comes before what can wait. */
const URGENCY = ['stt-final', 'tts', 'stt-partial', 'llm'] as const
export type Work = (typeof URGENCY)[number]

export interface Lease {
  work: Work
  end: 'used'
  /** Until it was granted. */
  waitedMs: number
}

interface Waiter {
  work: Work
  min: number
  max: number
  grant(threads: number): void
}

/**
 * Leases CPU threads so that busy engines never use more than the machine has (two threads on a busy core made
 * a 2 s clip take 8.3 s instead of 0.2 s, design.md). A lease is held for one native call: one token, one
 * synthesis, one transcription pass. Waiting requests are served by urgency, then in their order; a smaller
 * request never overtakes a more urgent one.
 */
export class Cores {
  private free: number
  private waiters: Waiter[] = []
  private lentMs = 0
  private countedMs: number
  private readonly watchers = new Set<(lease: Lease) => void>()

  /** @param total threads that all engines together may use, ≥ 1 */
  constructor(
    readonly total: number,
    private readonly nowMs: () => number = () => performance.now(),
  ) {
    this.free = total
    this.countedMs = nowMs()
  }

  /** Thread time in ms that was lent up to now: what of the machine's load is ours. */
  leasedMs(): number {
    this.count()
    return this.lentMs
  }

  /** Threads that nobody holds now. */
  get idle(): number {
    return this.free
  }

  /** How many wait now, by work. */
  waiting(): Record<Work, number> {
    const counts = Object.fromEntries(URGENCY.map((work) => [work, 0])) as Record<Work, number>
    for (const { work } of this.waiters) counts[work]++
    return counts
  }

  /** Tells `watcher` of every lease once it is granted. The result ends that. */
  watch(watcher: (lease: Lease) => void): () => void {
    this.watchers.add(watcher)
    return () => void this.watchers.delete(watcher)
  }

  /**
   * Runs `run` with a lease of `min` to `max` threads (both cut to the machine's total).
   * @throws the signal's reason while still waiting; what `run` throws
   */
  async use<T>(
    work: Work,
    want: { min: number; max: number },
    run: (threads: number) => Promise<T>,
    { signal }: { signal: AbortSignal },
  ): Promise<T> {
    const askedMs = this.nowMs()
    const threads = await this.lease(work, want, signal)
    try {
      const waitedMs = this.nowMs() - askedMs
      for (const tell of this.watchers) tell({ work, end: 'used', waitedMs })
      return await run(threads)
    } finally {
      this.count()
      this.free += threads
      this.serve()
    }
  }

  private lease(
    work: Work,
    want: { min: number; max: number },
    signal: AbortSignal,
  ): Promise<number> {
    signal.throwIfAborted()
    return new Promise<number>((resolve, reject) => {
      const onAbort = (): void => {
        this.waiters = this.waiters.filter((other) => other !== waiter)
        reject(signal.reason as Error)
        this.serve()
      }
      const waiter: Waiter = {
        work,
        min: Math.min(want.min, this.total),
        max: Math.min(want.max, this.total),
        grant: (threads) => {
          signal.removeEventListener('abort', onAbort)
          resolve(threads)
        },
      }
      signal.addEventListener('abort', onAbort, { once: true })
      this.waiters.push(waiter)
      this.waiters.sort((a, b) => URGENCY.indexOf(a.work) - URGENCY.indexOf(b.work)) // stable
      this.serve()
    })
  }

  private serve(): void {
    for (;;) {
      const next = this.waiters[0]
      if (!next || next.min > this.free) return
      this.waiters.shift()
      const threads = Math.min(next.max, this.free)
      this.count()
      this.free -= threads
      next.grant(threads)
    }
  }

  /** Before what is lent changes. */
  private count(): void {
    const nowMs = this.nowMs()
    this.lentMs += (this.total - this.free) * (nowMs - this.countedMs)
    this.countedMs = nowMs
  }
}
