// Instant answers in the window: with the user's settings and timers behind them.
import { SPEAKING_SPEED } from '../../shared/speaking-speed.ts'
import type { Settings } from '../../shared/window/settings.ts'
import type {
  InstantAnswer,
  InstantAnswers,
  InstantEffect,
} from '../conversation/instant/answer.ts'
import { instantAnswer } from '../conversation/instant/instant-answer.ts'
import { Timers, type Timer, type TimersClock } from '../conversation/instant/timers.ts'

export interface InstantDeskOptions {
  clock: TimersClock
  settings: () => Settings
  /** @throws CodedError usage */
  change: (change: Partial<Settings>) => void
  /** A timer has ended: what to say. */
  announce: (text: string) => void
}

export class InstantDesk implements InstantAnswers {
  private readonly timers: Timers

  constructor(private readonly options: InstantDeskOptions) {
    this.timers = new Timers(options.clock, (timer) => options.announce(ended(timer)))
  }

  /** English alone: in other languages the model answers. Where any may be spoken, the turn asks only for English. */
  answer(transcript: string, lastReply: string | undefined): InstantAnswer | undefined {
    if (!['en', 'auto'].includes(this.options.settings().language)) return undefined
    return instantAnswer(transcript, {
      now: this.options.clock.now(),
      locale: Intl.DateTimeFormat().resolvedOptions().locale,
      timers: this.timers.list(),
      ...(lastReply === undefined ? {} : { lastReply }),
    })
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
        return void this.timers.set(effect.durationMs, effect.label)
      case 'timer-cancel':
        return void this.timers.cancel()
      case 'stop':
      case 'repeat':
    }
  }

  close(): void {
    this.timers.close()
  }
}

function ended({ label }: Timer): string {
  return `Time is up. Your ${label ? `${label} ` : ''}timer is done.`
}

/** Whole hundredths: twenty steps of 0.05 must not leave 0.30000000000000004 in the settings. */
function within(value: number, least: number, most: number): number {
  return Math.round(Math.min(most, Math.max(least, value)) * 100) / 100
}
