// The owner of running timers and reminders: set, listed, cancelled, kept, and told of when one is due.
import { LONGEST_TIMER_MS, MOST_REMINDERS, MOST_TIMERS } from './schedule-limits.ts'
import type { Scheduled } from './tool.ts'

export type ScheduleKind = 'timer' | 'reminder'

export interface ScheduleEntry extends Scheduled {
  kind: ScheduleKind
}

/** The time of day, and a way to be called later: `after` runs once and gives what cancels it. */
export interface ScheduleClock {
  now(): Date
  /** Goes on through sleep, and however the clock on the wall is set. */
  uptimeMs(): number
  after(delayMs: number, run: () => void): () => void
}

/** Keeps what runs beyond the life of the program. */
export interface ScheduleStore {
  read(): readonly ScheduleEntry[]
  write(entries: readonly ScheduleEntry[]): void
}

/**
 * The clock of the wall is looked at so often: timeouts stand still while the computer sleeps, and cannot be as long as a
 * reminder waits.
 */
const LONGEST_WAIT_MS = 30_000
/** What looks like less is how finely the two clocks tell the time, and how one is drawn to the right time. */
const LEAST_SET_MS = 3_000

export class Schedule {
  private entries: readonly ScheduleEntry[] = []
  private cancelWait = (): void => {}
  private isClosed = false
  private lastId = 0
  /** The clock on the wall over the uptime, when it was last looked at. */
  private wallMs: number

  /** @param onDue told once of those that are due, the first first, after they left the list; it may set new ones */
  constructor(
    private readonly clock: ScheduleClock,
    private readonly onDue: (entries: readonly ScheduleEntry[]) => void,
    private readonly store?: ScheduleStore,
    private readonly onChange: () => void = () => {},
  ) {
    this.wallMs = this.wallOverUptimeMs()
  }

  /** Takes up what the store has kept. @returns what came due meanwhile, the first first: of these `onDue` is not told */
  load(): readonly ScheduleEntry[] {
    const nowMs = this.clock.now().getTime()
    const kept = this.store?.read() ?? []
    const isMissed = ({ dueAt }: ScheduleEntry): boolean => dueAt.getTime() <= nowMs
    this.lastId = Math.max(0, ...kept.map(({ id }) => Number(id) || 0))
    const missed = kept.filter(isMissed)
    this.entries = inOrder(kept.filter((entry) => !isMissed(entry)))
    if (missed.length > 0) this.store?.write(this.entries)
    this.onChange()
    this.wait()
    return inOrder(missed)
  }

  /**
   * Starts a timer.
   * @returns undefined where there are as many as there may be, or where all is closed
   * @throws RangeError for a duration that is not above 0 and up to `LONGEST_TIMER_MS`
   */
  setTimer(durationMs: number, label?: string): ScheduleEntry | undefined {
    if (!(durationMs > 0 && durationMs <= LONGEST_TIMER_MS))
      throw new RangeError(`a timer cannot run for ${durationMs} ms`)
    const dueAt = new Date(this.clock.now().getTime() + durationMs)
    return this.add({ kind: 'timer', dueAt, durationMs, ...(label !== undefined && { label }) })
  }

  /** @returns undefined where there are as many as there may be, or where all is closed */
  setReminder(dueAt: Date, label: string): ScheduleEntry | undefined {
    return this.add({ kind: 'reminder', dueAt, label })
  }

  /** Those that run, the next to be due first. */
  list(kind?: ScheduleKind): readonly ScheduleEntry[] {
    return this.entries.filter((entry) => kind === undefined || entry.kind === kind)
  }

  /** Ends those of `ids` without a word. @returns how many there were */
  cancel(ids: readonly string[]): number {
    const left = this.entries.filter(({ id }) => !ids.includes(id))
    const gone = this.entries.length - left.length
    if (gone > 0) this.change(left)
    return gone
  }

  /** The clock on the wall may have been set, or the computer was asleep: what is due is told now. */
  clockMoved(): void {
    if (this.entries.length > 0) this.look()
  }

  /** Nothing is told any more, and nothing can be set; what runs stays in the store. */
  close(): void {
    this.isClosed = true
    this.cancelWait()
    this.entries = []
  }

  private add(entry: Omit<ScheduleEntry, 'id'>): ScheduleEntry | undefined {
    const most = entry.kind === 'timer' ? MOST_TIMERS : MOST_REMINDERS
    if (this.isClosed || this.list(entry.kind).length >= most) return undefined
    const added: ScheduleEntry = { ...entry, id: String(++this.lastId) }
    this.change(inOrder([...this.byTheClock(), added]))
    return added
  }

  private change(entries: readonly ScheduleEntry[]): void {
    this.entries = entries
    this.store?.write(entries)
    this.onChange()
    this.wait()
  }

  private wait(): void {
    this.cancelWait()
    const [next] = this.entries
    if (!next || this.isClosed) return
    const leftMs = next.dueAt.getTime() - this.clock.now().getTime()
    const waitMs = Math.min(Math.max(0, leftMs), LONGEST_WAIT_MS)
    this.cancelWait = this.clock.after(waitMs, () => this.look())
  }

  private look(): void {
    if (this.isClosed) return
    const entries = this.byTheClock()
    const nowMs = this.clock.now().getTime()
    const due = entries.filter(({ dueAt }) => dueAt.getTime() <= nowMs)
    if (due.length === 0 && entries === this.entries) return this.wait()
    this.change(entries.filter((entry) => !due.includes(entry)))
    if (due.length > 0) this.onDue(due)
  }

  /**
   * What runs, by the clock on the wall as it is now. Where that was set, a timer runs as long as it was to; a reminder
   * is for a time of day, and stays.
   */
  private byTheClock(): readonly ScheduleEntry[] {
    const before = this.wallMs
    this.wallMs = this.wallOverUptimeMs()
    const setByMs = this.wallMs - before
    if (Math.abs(setByMs) < LEAST_SET_MS) return this.entries
    const moved = this.entries.map((entry) => {
      if (entry.kind === 'reminder') return entry
      return { ...entry, dueAt: new Date(entry.dueAt.getTime() + setByMs) }
    })
    return inOrder(moved)
  }

  private wallOverUptimeMs(): number {
    return this.clock.now().getTime() - this.clock.uptimeMs()
  }
}

function inOrder(entries: readonly ScheduleEntry[]): readonly ScheduleEntry[] {
  return [...entries].sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime())
}
