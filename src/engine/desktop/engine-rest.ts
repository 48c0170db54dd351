// When an engine that nobody uses is unloaded.
import type { SessionClock } from '../audio/clock.ts'

const MINUTE_MS = 60_000

export interface EngineRestOptions {
  clock: Pick<SessionClock, 'after'>
  /** Without use for so long; null: never. */
  unloadAfterMinutes: () => number | null
  /** Nothing is said, pressed or measured. */
  isIdle: () => boolean
  sleep: () => void
}

export class EngineRest {
  private cancel = (): void => {}

  constructor(private readonly options: EngineRestOptions) {}

  /** The engine is used, has come, or another time was set: counted from now. */
  used(): void {
    const { clock, unloadAfterMinutes } = this.options
    this.cancel()
    const minutes = unloadAfterMinutes()
    this.cancel = minutes === null ? () => {} : clock.after(minutes * MINUTE_MS, () => this.due())
  }

  close(): void {
    this.cancel()
    this.cancel = () => {}
  }

  private due(): void {
    if (this.options.isIdle()) this.options.sleep()
    else this.used()
  }
}
