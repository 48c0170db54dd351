// What the engine tells of itself beside its turns: waits for cores, its processes and their memory.
import type { MetricSet } from './metric-set.ts'

/** Of an open engine. */
export interface ObservedEngine {
  /** Of its processes, by part; told by themselves. */
  memory(): Promise<Partial<Record<string, { residentBytes: number }>>>
  readonly leases: {
    readonly total: number
    readonly idle: number
    /** How many wait now, by work. */
    waiting(): Record<string, number>
  }
  /** Told of each lease of cores; `end` is `used`, or `dropped` where it waited in vain. The result ends it. */
  watchLeases(watcher: (lease: { work: string; end: string; waitedMs: number }) => void): () => void
}

export class EngineMetrics {
  private engine: ObservedEngine | undefined
  private unsubscribe: (() => void) | undefined

  constructor(private readonly set: MetricSet) {}

  /** `undefined`: there is none any more. */
  use(engine: ObservedEngine | undefined): void {
    this.unsubscribe?.()
    this.unsubscribe = undefined
    this.engine = engine
    if (!engine) return
    for (const work of Object.keys(engine.leases.waiting())) this.set.dropped.inc({ work }, 0)
    this.unsubscribe = engine.watchLeases(({ work, end, waitedMs }) => {
      if (end === 'used') this.set.leaseWait.observe({ work }, waitedMs / 1000)
      if (end === 'dropped') this.set.dropped.inc({ work })
    })
  }

  /** Before the figures are read. */
  async collect(states: Readonly<Partial<Record<string, string>>>): Promise<void> {
    const { set, engine } = this
    const memory = (await engine?.memory()) ?? {}
    set.engineReady.reset()
    for (const [part, state] of Object.entries(states))
      // one that is at rest is neither up nor down
      if (state !== 'off') set.engineReady.set({ part }, state === 'ready' ? 1 : 0)
    set.memory.reset()
    set.memory.set({ process: 'main' }, process.memoryUsage.rss())
    for (const [part, taken] of Object.entries(memory))
      if (taken) set.memory.set({ process: part }, taken.residentBytes)
    set.leaseQueue.reset()
    set.cores.reset()
    if (!engine) return
    const { total, idle } = engine.leases
    set.cores.set({ state: 'all' }, total)
    set.cores.set({ state: 'free' }, idle)
    for (const [work, count] of Object.entries(engine.leases.waiting()))
      set.leaseQueue.set({ work }, count)
  }
}
