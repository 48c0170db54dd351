// Tells by the system's notifications what nobody would see otherwise, and nothing twice in a row.
import type { EventName, WindowEvents } from '../../../shared/window/window-contract.ts'
import type { SessionClock } from '../../audio/clock.ts'
import { microphoneWord, outsideWord, type OutsideWord } from './outside-word.ts'

/** The same trouble again within this time is the same trouble. */
const AGAIN_AFTER_MS = 60_000

export interface OutsideTellerOptions {
  clock: Pick<SessionClock, 'nowMs'>
  /** The user wants notifications. */
  isWanted: () => boolean
  /** The window is seen and has the focus. */
  isInFront: () => boolean
  /** Hands a notification to the system, which shows it as the user has set it there. */
  notify: (word: OutsideWord) => void
}

export class OutsideTeller {
  private last: { body: string; atMs: number } = { body: '', atMs: -Infinity }

  constructor(private readonly options: OutsideTellerOptions) {}

  told<Name extends EventName>(name: Name, payload: WindowEvents[Name]): void {
    const word = outsideWord(name, payload)
    if (word) this.tell(word, name === 'notice' && (payload as WindowEvents['notice']).isDue)
  }

  microphoneLost(message: string): void {
    this.tell(microphoneWord(message))
  }

  /** Two timers may end with the same words. */
  private tell(word: OutsideWord, isAlwaysNew = false): void {
    const { clock, isWanted, isInFront, notify } = this.options
    if (!isWanted() || isInFront()) return
    const atMs = clock.nowMs()
    const isSame = word.body === this.last.body && atMs - this.last.atMs < AGAIN_AFTER_MS
    if (isSame && !isAlwaysNew) return
    this.last = { body: word.body, atMs }
    notify(word)
  }
}
