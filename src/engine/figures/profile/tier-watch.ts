// When to step down a tier for a while, and when up again. Pure: time comes with what is noted, in ms of one clock.

export type TierStep = { to: 'down'; because: 'busy' | 'slow' } | { to: 'up' }

const MINUTE_MS = 60_000

export const TIER_WATCH = {
  /** Other programs' load (0…1) that is too much, and for how long. */
  busyAbove: 0.85,
  busyForMs: 30_000,
  /** The load under which a better tier may be tried again, and for how long. Far below: neither may follow at once. */
  calmBelow: 0.6,
  calmForMs: MINUTE_MS,
  /** A gap between two readings after which the earlier ones are forgotten. */
  gapMs: 20_000,
  /** Of so many last turns … */
  turns: 10,
  /**
   * … so many have to be late. One in twenty is on the two cores of docs/latency.md, by a misheard word or a long first
   * clause: four of ten then come together once in a thousand times, three of eight six times as often.
   */
  lateTurns: 4,
  /** A turn's delay, as a share of its budget, that is late; and in time, before going up again. */
  late: 1.25,
  inTime: 1,
  /** After a change nothing changes for so long; up again later than down. */
  restMs: 3 * MINUTE_MS,
  upAfterMs: 5 * MINUTE_MS,
  /** Whoever was up no longer than this before going down again waits twice as long the next time, up to the longest. */
  relapseMs: 15 * MINUTE_MS,
  longestUpAfterMs: 60 * MINUTE_MS,
} as const

interface Reading {
  atMs: number
  share: number
}

export class TierWatch {
  private readings: Reading[] = []
  private delays: number[] = []
  private changedMs = -Infinity
  private wentUpMs = -Infinity
  private upAfterMs: number = TIER_WATCH.upAfterMs

  /** @param share 0…1 that other programs took of the processor since the last reading */
  load(atMs: number, share: number): void {
    const { gapMs, calmForMs } = TIER_WATCH
    const last = this.readings.at(-1)
    if (last && atMs - last.atMs > gapMs) this.readings = []
    this.readings = [...this.readings, { atMs, share }].filter(
      (reading) => atMs - reading.atMs <= calmForMs + gapMs, // readings never come to the millisecond
    )
  }

  /** @param delay of a reply as a share of its budget, see turn-delay.ts */
  turn(delay: number): void {
    this.delays = [...this.delays, delay].slice(-TIER_WATCH.turns)
  }

  /** What should happen at `atMs`; nothing where all is well, or too little is known. */
  step(atMs: number, { isLowered }: { isLowered: boolean }): TierStep | undefined {
    const { restMs, busyAbove, busyForMs, calmBelow, calmForMs, late, inTime } = TIER_WATCH
    const restedMs = atMs - this.changedMs
    if (restedMs < restMs) return undefined
    if (this.isAll(busyForMs, (share) => share > busyAbove)) return { to: 'down', because: 'busy' }
    if (this.isMostly(late)) return { to: 'down', because: 'slow' }
    if (!isLowered || restedMs < this.upAfterMs || this.isMostly(inTime)) return undefined
    return this.isAll(calmForMs, (share) => share < calmBelow) ? { to: 'up' } : undefined
  }

  /** The tier was changed at `atMs`: what was noted before tells nothing of it. */
  changed(atMs: number, to: TierStep['to']): void {
    const { relapseMs, upAfterMs, longestUpAfterMs } = TIER_WATCH
    if (to === 'up') this.wentUpMs = atMs
    else if (atMs - this.wentUpMs < relapseMs)
      this.upAfterMs = Math.min(longestUpAfterMs, this.upAfterMs * 2)
    else this.upAfterMs = upAfterMs
    this.changedMs = atMs
    this.readings = []
    this.delays = []
  }

  /** Whether readings of the last `forMs`, without a gap, are all like that. */
  private isAll(forMs: number, isLikeThat: (share: number) => boolean): boolean {
    const from = this.readings.findLastIndex(({ share }) => !isLikeThat(share)) + 1
    const [first, last] = [this.readings[from], this.readings.at(-1)]
    return first !== undefined && last !== undefined && last.atMs - first.atMs >= forMs
  }

  private isMostly(beyond: number): boolean {
    return this.delays.filter((delay) => delay > beyond).length >= TIER_WATCH.lateTurns
  }
}
