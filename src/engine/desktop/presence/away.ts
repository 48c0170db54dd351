// The user is away, or the computer asleep: what goes on stops, and hands-free hears nothing until they are back.
import type { Talk } from '../talk.ts'
import type { TellPage } from '../tell-page.ts'

type Talking = Pick<Talk, 'stop' | 'mute' | 'muted'>

export class Away {
  private isMutedByUs = false

  constructor(
    private readonly talk: Talking,
    private readonly tell: TellPage,
    private readonly isHandsFree: () => boolean,
  ) {}

  /** A press as well: nobody lets go of a key of a computer that sleeps. */
  leave(): void {
    this.talk.stop()
    this.tell('stop', undefined)
    if (!this.isHandsFree() || this.talk.muted) return
    this.isMutedByUs = true
    this.talk.mute(true)
  }

  /** What was open before may be dead: the microphone is opened anew, and heard again where it was. */
  back(): void {
    this.tell('audio:renew', undefined)
    if (this.isMutedByUs && this.talk.muted) this.talk.mute(false)
    this.isMutedByUs = false
  }
}
