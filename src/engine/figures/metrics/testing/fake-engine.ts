// An open engine whose leases of cores are told as the test wants them.
import type { ObservedEngine } from '../prometheus/engine-metrics.ts'

type Watcher = Parameters<ObservedEngine['watchLeases']>[0]

export class FakeEngine implements ObservedEngine {
  readonly leases = { total: 2, idle: 1, waiting: () => ({ llm: 3, tts: 0 }) }
  private readonly watchers = new Set<Watcher>()

  async memory(): Promise<{ llm: { residentBytes: number } }> {
    return { llm: { residentBytes: 1_234_567 } }
  }

  watchLeases(watcher: Watcher): () => void {
    this.watchers.add(watcher)
    return () => void this.watchers.delete(watcher)
  }

  lease(work: string, end: 'used' | 'dropped', waitedMs: number): void {
    for (const tell of this.watchers) tell({ work, end, waitedMs })
  }
}
