// Whether nobody has talked for a while.
import type { SessionClock } from '../audio/clock.ts'

/** So long after the last word the engine may be measured, or go for the seconds that another takes to open. */
const QUIET_MS = 5_000

export class Quiet {
  private isNow = false
  private cancel = (): void => {}

  /** @param onQuiet told each time it has become quiet */
  constructor(
    private readonly clock: SessionClock,
    private readonly onQuiet: () => void,
  ) {}

  get isQuiet(): boolean {
    return this.isNow
  }

  /** Nobody talks from now on. */
  begin(): void {
    this.end()
    this.cancel = this.clock.after(QUIET_MS, () => {
      this.isNow = true
      this.onQuiet()
    })
  }

  /** Somebody talks, or nobody wants to know any more. */
  end(): void {
    this.cancel()
    this.isNow = false
  }
}
