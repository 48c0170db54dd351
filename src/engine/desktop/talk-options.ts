// What a conversation in the window is made of.
import type { Settings } from '../../shared/window/settings.ts'
import type { SessionClock } from '../audio/clock.ts'
import type { Engine } from '../engine.ts'
import type { ScheduleStore } from '../conversation/tools/schedule.ts'
import type { PhraseCache } from '../stages/tts/phrase-cache.ts'
import type { LearnedFloor } from '../conversation/turn-taking/learned-floor.ts'
import type { EngineRestPort } from './held-talk.ts'
import type { TellPage } from './tell-page.ts'
import type { TurnBook } from './turn-book.ts'
import type { WindowLoudspeaker } from './window-loudspeaker.ts'

export interface TalkOptions {
  clock: SessionClock
  engine: () => Engine | undefined
  /** An engine that is unloaded while nobody uses it; without, it is there or it is not. */
  rest?: EngineRestPort
  settings: () => Settings
  /** @throws CodedError usage */
  changeSettings: (change: Partial<Settings>) => void
  loudspeaker: WindowLoudspeaker
  /** What is known of this user's pauses: learned from every turn. */
  floor: LearnedFloor
  /** What was spoken lately; without, the conversation has its own. */
  phrases?: PhraseCache
  book: Pick<TurnBook, 'summarised' | 'finished' | 'startAnew'>
  /** The time of day. */
  now: () => Date
  /** Ms since the computer was started, sleep among them, however its clock is set. */
  uptimeMs: () => number
  /** Keeps timers and reminders. */
  schedule?: ScheduleStore
  tell: TellPage
}
