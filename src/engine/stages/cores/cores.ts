// The one place that decides how many threads each engine may use at a moment.
import { LeaseDropped, URGENCY, type Lease, type Work } from './lease.ts'

/** Somebody waits for these. */
const WANTED: readonly Work[] = ['stt-final', 'tts', 'llm']
/** A wait for so long tells of more work than there are cores; one native call of another engine takes less. */
const CROWDED_MS = 250

interface Waiter {
  work: Work
  sinceMs: number
  min: number
  max: number
  grant(threads: number): void
}

interface UseOptions {
  signal: AbortSignal
  /** Work of little value is dropped when it has waited for so long behind what somebody waits for. */
  patienceMs?: number
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
  private readonly atWork = counts()
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

  /** Whether a reply may be prepared that nobody waits for yet: not while what somebody waits for is kept waiting. */
  mayPrepareAhead(): boolean {
    const nowMs = this.nowMs()
    const isCrowded = this.waiters.some(
      ({ work, sinceMs }) => WANTED.includes(work) && nowMs - sinceMs > CROWDED_MS,
    )
    if (isCrowded)
      this.tell({ work: 'speculation', end: 'dropped', waiting: 0, waitedMs: 0, heldMs: 0 })
    return !isCrowded
  }

  /** Threads that nobody holds now. */
  get idle(): number {
    return this.free
  }

  /** How many wait now, by work. */
  waiting(): Record<Work, number> {
    const waiting = counts()
    for (const { work } of this.waiters) waiting[work]++
    return waiting
  }

  /** Tells `watcher` of every lease once it is over, or given up. The result ends that. */
  watch(watcher: (lease: Lease) => void): () => void {
    this.watchers.add(watcher)
    return () => void this.watchers.delete(watcher)
  }

  /**
   * Runs `run` with a lease of `min` to `max` threads (both cut to the machine's total).
   * @throws the signal's reason while still waiting; LeaseDropped after `patienceMs`; what `run` throws
   */
  async use<T>(
    work: Work,
    want: { min: number; max: number },
    run: (threads: number) => Promise<T>,
    options: UseOptions,
  ): Promise<T> {
    const waiting = this.waiting()[work]
    const askedMs = this.nowMs()
    let grantedMs: number | undefined
    let end: Lease['end'] = 'used'
    try {
      const threads = await this.lease(work, want, options)
      grantedMs = this.nowMs()
      this.atWork[work]++
      try {
        return await run(threads)
      } finally {
        this.atWork[work]--
        this.count()
        this.free += threads
        this.serve()
      }
    } catch (error) {
      if (grantedMs === undefined) end = error instanceof LeaseDropped ? 'dropped' : 'withdrawn'
      throw error
    } finally {
      const nowMs = this.nowMs()
      const waitedMs = (grantedMs ?? nowMs) - askedMs
      const heldMs = nowMs - (grantedMs ?? nowMs)
      this.tell({ work, end, waiting, waitedMs, heldMs })
    }
  }

  private lease(
    work: Work,
    want: { min: number; max: number },
    { signal, patienceMs }: UseOptions,
  ): Promise<number> {
    signal.throwIfAborted()
    return new Promise<number>((resolve, reject) => {
      let patience: ReturnType<typeof setTimeout> | undefined
      const settle = (): void => {
        clearTimeout(patience)
        signal.removeEventListener('abort', onAbort)
      }
      const leave = (reason: Error): void => {
        settle()
        this.waiters = this.waiters.filter((other) => other !== waiter)
        reject(reason)
        this.serve()
      }
      const onAbort = (): void => leave(signal.reason as Error)
      const waiter: Waiter = {
        work,
        sinceMs: this.nowMs(),
        min: Math.min(want.min, this.total),
        max: Math.min(want.max, this.total),
        grant: (threads) => {
          settle()
          resolve(threads)
        },
      }
      signal.addEventListener('abort', onAbort, { once: true })
      this.waiters.push(waiter)
      this.waiters.sort((a, b) => URGENCY.indexOf(a.work) - URGENCY.indexOf(b.work)) // stable
      this.serve()
      const look = (): void => {
        if (this.isWanted) leave(new LeaseDropped(work))
        else patience = setTimeout(look, patienceMs)
      }
      if (patienceMs !== undefined && this.waiters.includes(waiter))
        patience = setTimeout(look, patienceMs)
    })
  }

  /** Somebody waits for what the cores do now, or for their turn. */
  private get isWanted(): boolean {
    return WANTED.some((work) => this.atWork[work] > 0 || this.waiting()[work] > 0)
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

  private tell(lease: Lease): void {
    for (const watcher of this.watchers) watcher(lease)
  }

  /** Before what is lent changes. */
  private count(): void {
    const nowMs = this.nowMs()
    this.lentMs += (this.total - this.free) * (nowMs - this.countedMs)
    this.countedMs = nowMs
  }
}

function counts(): Record<Work, number> {
  return Object.fromEntries(URGENCY.map((work) => [work, 0])) as Record<Work, number>
}
