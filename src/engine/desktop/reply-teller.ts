// Tells the window how far the reply has come, in step with the voice.
import type { SessionClock } from '../audio/clock.ts'
import type { TellPage } from './tell-page.ts'

/** Ten times a second is as smooth as reading along needs. */
const EVERY_MS = 100

interface Reply {
  turn: number
  text: string
  spoken: string
}

export class ReplyTeller {
  private cancel = (): void => {}
  private told: Reply = { turn: 0, text: '', spoken: '' }

  /** @param reply as far as it has come; undefined where none is in the making */
  constructor(
    private readonly clock: SessionClock,
    private readonly tell: TellPage,
    private readonly reply: () => Reply | undefined,
  ) {}

  /** Tells from now on, until there is no reply any more. */
  start(): void {
    this.cancel()
    const tick = (): void => {
      const reply = this.reply()
      if (!reply) return
      this.say(reply)
      this.cancel = this.clock.after(EVERY_MS, tick)
    }
    this.cancel = this.clock.after(EVERY_MS, tick)
  }

  /** What was the reply in the end; nothing more is told of it. */
  finish(reply: Reply): void {
    this.stop()
    this.told = { turn: 0, text: '', spoken: '' }
    this.tell('reply', reply)
  }

  stop(): void {
    this.cancel()
  }

  private say({ turn, text, spoken }: Reply): void {
    const { told } = this
    const isSame = told.turn === turn
    // The share of a clause that was heard is a guess while the clause still grows: it never goes back.
    const further = isSame && told.spoken.length > spoken.length ? told.spoken : spoken
    if (text === '' || (isSame && told.text === text && told.spoken === further)) return
    this.told = { turn, text, spoken: further }
    this.tell('reply', this.told)
  }
}
