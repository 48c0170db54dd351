// What speaks up by itself in the window's conversation: timers and reminders, shown at once, said when nobody speaks.
import { InstantDesk } from './instant-desk.ts'
import { Ringer } from './ringer.ts'
import { scheduleRow } from './schedule-row.ts'
import type { TalkOptions } from './talk-options.ts'

export interface BellConversation {
  /** Nobody speaks or is about to be answered, and nothing is pressed. */
  isIdle: () => boolean
  /** Resolves when it has been heard or was stopped. @throws CodedError engine_failed */
  say: (text: string) => Promise<void>
  /** The engine is wanted where it is away. */
  wake: () => void
}

export class Bell {
  readonly desk: InstantDesk
  private readonly ringer: Ringer

  constructor(
    private readonly options: TalkOptions,
    private readonly conversation: BellConversation,
  ) {
    const { clock, now, uptimeMs, engine, loudspeaker } = options
    const { settings, changeSettings, schedule, tell } = options
    const after = (delayMs: number, run: () => void) => clock.after(delayMs, run)
    this.ringer = new Ringer({
      after,
      isFree: () => conversation.isIdle() && engine() !== undefined && loudspeaker.isPageHere,
      say: conversation.say,
    })
    this.desk = new InstantDesk({
      clock: { now, uptimeMs, after },
      settings,
      change: changeSettings,
      announce: (text) => this.announce(text),
      ...(schedule && { store: schedule }),
      onSchedule: (entries) => tell('schedule', entries.map(scheduleRow)),
    })
  }

  /** Somebody has begun or ended to speak, the voice has come, or the page. */
  look(): void {
    this.ringer.look()
  }

  close(): void {
    this.desk.close()
    this.ringer.close()
  }

  private announce(text: string): void {
    this.options.tell('notice', { tone: 'info', message: text, isDue: true })
    this.ringer.ring(text)
    this.conversation.wake()
  }
}
