// What is to be said by itself, such as that a timer has ended: one after the other, and only while nobody speaks.

/** Nobody has spoken for so long: in a shorter silence a person may go on, or a reply begin. */
const CALM_MS = 700

export interface RingerOptions {
  after: (delayMs: number, run: () => void) => () => void
  /** Nobody speaks or is about to be answered, nothing is pressed, and there is a voice. */
  isFree: () => boolean
  /** Resolves when it has been heard or was stopped. */
  say: (text: string) => Promise<void>
}

export class Ringer {
  private waiting: string[] = []
  private cancel = (): void => {}

  constructor(private readonly options: RingerOptions) {}

  ring(text: string): void {
    this.waiting.push(text)
    this.look()
  }

  /** Somebody has begun or ended to speak, or the voice has come. */
  look(): void {
    this.cancel()
    if (this.waiting.length === 0 || !this.options.isFree()) return
    this.cancel = this.options.after(CALM_MS, () => this.sayNext())
  }

  close(): void {
    this.waiting = []
    this.cancel()
  }

  private sayNext(): void {
    if (!this.options.isFree()) return // whoever speaks now ends some time, and then it is looked again
    const text = this.waiting.shift()
    // A failure is no loss: it stands in the window.
    if (text !== undefined) void this.options.say(text).catch(() => {})
  }
}
