// When the machine has nothing to do for anybody.
import type { Cores } from './cores.ts'
import type { Work } from './lease.ts'
import { sleepMs } from './sleep.ts'

/** While somebody speaks there is a partial pass every 250 ms, and a reply that is heard is read by the model first. */
const QUIET_MS = 1_500

/** Watches `cores` from now on until it is closed. */
export class Quiet {
  private lastMs: number
  private readonly unwatch: () => void

  /** @param ignored work that disturbs nobody, and does not count */
  constructor(
    private readonly cores: Pick<Cores, 'watch' | 'idle' | 'total'>,
    ignored: Work,
    private readonly nowMs: () => number = () => performance.now(),
  ) {
    this.lastMs = nowMs()
    this.unwatch = cores.watch(({ work }) => {
      if (work !== ignored) this.lastMs = this.nowMs()
    })
  }

  /** Resolves once all cores have been idle for 1.5 s. @throws the signal's reason */
  async come(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted()
    for (;;) {
      if (this.cores.idle < this.cores.total) this.lastMs = this.nowMs()
      const leftMs = this.lastMs + QUIET_MS - this.nowMs()
      if (leftMs <= 0) return
      await sleepMs(leftMs, { signal })
    }
  }

  close(): void {
    this.unwatch()
  }
}
