// The owner of running timers: set, listed, cancelled, and told of when one ends.

/** As many as one can keep apart by ear. */
export const MOST_TIMERS = 8
/** Also within what setTimeout can wait for. */
export const LONGEST_TIMER_MS = 24 * 60 * 60 * 1000

export interface Timer {
  endsAt: Date
  label?: string
}

/** The time of day, and a way to be called later: `after` runs once and gives what cancels it. */
export interface TimersClock {
  now(): Date
  after(delayMs: number, run: () => void): () => void
}

interface Running {
  timer: Timer
  cancel: () => void
}

export class Timers {
  private running: Running[] = []
  private isClosed = false

  /** @param onEnd told once of each timer that ends by itself, after it left the list; it may set new ones */
  constructor(
    private readonly clock: TimersClock,
    private readonly onEnd: (timer: Timer) => void,
  ) {}

  /**
   * Starts a timer.
   * @returns undefined where there are already `MOST_TIMERS`, or where all is closed
   * @throws RangeError for a duration that is not above 0 and up to `LONGEST_TIMER_MS`
   */
  set(durationMs: number, label?: string): Timer | undefined {
    if (!(durationMs > 0 && durationMs <= LONGEST_TIMER_MS))
      throw new RangeError(`a timer cannot run for ${durationMs} ms`)
    if (this.isClosed || this.running.length >= MOST_TIMERS) return undefined
    const timer: Timer = { endsAt: new Date(this.clock.now().getTime() + durationMs) }
    if (label !== undefined) timer.label = label
    const cancel = this.clock.after(durationMs, () => this.end(timer))
    this.running.push({ timer, cancel })
    return timer
  }

  /** Those that run, the next to end first. */
  list(): readonly Timer[] {
    const timers = this.running.map(({ timer }) => timer)
    return timers.sort((a, b) => a.endsAt.getTime() - b.endsAt.getTime())
  }

  /** Ends `timer`, or all, without a word. @returns how many there were */
  cancel(timer?: Timer): number {
    const gone = this.running.filter((other) => timer === undefined || other.timer === timer)
    this.running = this.running.filter((other) => !gone.includes(other))
    for (const { cancel } of gone) cancel()
    return gone.length
  }

  /** Cancels all; none can be set any more. */
  close(): void {
    this.isClosed = true
    this.cancel()
  }

  private end(timer: Timer): void {
    const isRunning = this.running.some((other) => other.timer === timer)
    this.running = this.running.filter((other) => other.timer !== timer)
    if (isRunning) this.onEnd(timer)
  }
}
