// Instant answers and tools with the user's settings, timers and reminders behind them: the window's and the command line's.
import { SPEAKING_SPEED } from '../../shared/speaking-speed.ts'
import type { Settings } from '../../shared/window/settings.ts'
import type {
  InstantAnswer,
  InstantAnswers,
  InstantEffect,
} from '../conversation/instant/answer.ts'
import { instantAnswer } from '../conversation/instant/instant-answer.ts'
import { missed, rung } from '../conversation/tools/ring-words.ts'
import {
  Schedule,
  type ScheduleClock,
  type ScheduleEntry,
  type ScheduleStore,
} from '../conversation/tools/schedule.ts'
import type { SaidBefore, ToolContext } from '../conversation/tools/tool.ts'

/** What is told so long after its time is told with the time: the computer slept, or nobody was there to hear it. */
const LATE_MS = 60_000

export type DeskSettings = Pick<Settings, 'volume' | 'speed'>

export interface InstantDeskOptions {
  clock: ScheduleClock
  settings: () => DeskSettings
  /** @throws CodedError usage */
  change: (change: Partial<Pick<Settings, 'volume' | 'speed'>>) => void
  /** A timer has ended, a reminder is due, or was while the program did not run: what to say. */
  announce: (text: string) => void
  /** Keeps timers and reminders; without one they end with the desk. */
  store?: ScheduleStore
  /** What runs has changed: the next to be due first. */
  onSchedule?: (entries: readonly ScheduleEntry[]) => void
}

export class InstantDesk implements InstantAnswers {
  private readonly schedule: Schedule

  constructor(private readonly options: InstantDeskOptions) {
    const { clock, store, onSchedule } = options
    this.schedule = new Schedule(
      clock,
      (entries) => this.announce(entries),
      store,
      () => onSchedule?.(this.schedule.list()),
    )
  }

  /** Takes up what was kept, and tells what came due meanwhile. */
  load(): void {
    this.tellMissed(this.schedule.load())
  }

  /** English words alone: what was said in another language the turn leaves to the model, whose commands are English. */
  answer(transcript: string, said: SaidBefore = {}): InstantAnswer | undefined {
    return instantAnswer(transcript, this.context(said))
  }

  context(said: SaidBefore = {}): ToolContext {
    return {
      now: this.options.clock.now(),
      locale: Intl.DateTimeFormat().resolvedOptions().locale,
      timers: this.schedule.list('timer'),
      reminders: this.schedule.list('reminder'),
      ...said,
    }
  }

  perform(effect: InstantEffect): void {
    const { volume, speed } = this.options.settings()
    switch (effect.kind) {
      case 'volume':
        return this.options.change({ volume: within(volume + effect.by, 0, 1) })
      case 'speed':
        return this.options.change({
          speed: within(speed + effect.by, SPEAKING_SPEED.least, SPEAKING_SPEED.most),
        })
      case 'timer-set':
        if (effect.replaces !== undefined) this.cancel([effect.replaces])
        return void this.schedule.setTimer(effect.durationMs, effect.label)
      case 'reminder-set':
        if (effect.replaces !== undefined) this.cancel([effect.replaces])
        return void this.schedule.setReminder(effect.dueAt, effect.label)
      case 'timer-cancel':
      case 'reminder-cancel':
        return this.cancel(effect.ids)
      case 'stop':
      case 'repeat':
      case 'continue':
    }
  }

  /** What runs, the next to be due first. */
  list(): readonly ScheduleEntry[] {
    return this.schedule.list()
  }

  /** Ends timers and reminders without a word. */
  cancel(ids: readonly string[]): void {
    this.schedule.cancel(ids)
  }

  /** What came due while the computer slept is told now, not when a timeout comes round. */
  clockMoved(): void {
    this.schedule.clockMoved()
  }

  close(): void {
    this.schedule.close()
  }

  private announce(due: readonly ScheduleEntry[]): void {
    const nowMs = this.options.clock.now().getTime()
    const isLate = ({ dueAt }: ScheduleEntry): boolean => nowMs - dueAt.getTime() > LATE_MS
    this.tellMissed(due.filter(isLate))
    for (const entry of due) if (!isLate(entry)) this.options.announce(rung(entry))
  }

  private tellMissed(entries: readonly ScheduleEntry[]): void {
    if (entries.length > 0) this.options.announce(missed(entries, this.options.clock.now()))
  }
}

/** Whole hundredths: twenty steps of 0.05 must not leave 0.30000000000000004 in the settings. */
function within(value: number, least: number, most: number): number {
  return Math.round(Math.min(most, Math.max(least, value)) * 100) / 100
}
