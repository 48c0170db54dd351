// A session clock that moves only when told: for tests.
import type { SessionClock } from '../clock.ts'

export class FakeClock implements SessionClock {
  private timeMs = 0
  private timers: { atMs: number; run: () => void }[] = []

  nowMs(): number {
    return this.timeMs
  }

  after(delayMs: number, run: () => void): () => void {
    const timer = { atMs: this.timeMs + Math.max(0, delayMs), run }
    this.timers.push(timer)
    return () => void (this.timers = this.timers.filter((other) => other !== timer))
  }

  /** Moves on to `timeMs`, firing timers in their order at their time, with promises settled between them. */
  async goTo(timeMs: number): Promise<void> {
    await settle()
    for (;;) {
      const due = this.timers.filter((timer) => timer.atMs <= timeMs)
      const next = due.sort((a, b) => a.atMs - b.atMs)[0]
      if (!next) break
      this.timers = this.timers.filter((timer) => timer !== next)
      this.timeMs = Math.max(this.timeMs, next.atMs)
      next.run()
      await settle()
    }
    this.timeMs = Math.max(this.timeMs, timeMs)
  }
}

async function settle(): Promise<void> {
  for (let i = 0; i < 20; i++) await Promise.resolve()
}
