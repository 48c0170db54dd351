// Whether the microphone has to be open: always, or while somebody has a use for it and a little longer.

export type MicrophoneUse = 'press' | 'turn' | 'meter' | 'check'

/** Whoever talks again so soon loses nothing at all: the microphone is still open, with its pre-roll. */
export const REST_AFTER_MS = 5000

export class MicrophoneLease {
  private readonly uses = new Set<MicrophoneUse>()
  private isAlways = false
  private timer: ReturnType<typeof setTimeout> | undefined

  /** @param onRest nobody has needed it for `REST_AFTER_MS`: it may be closed */
  constructor(private readonly onRest: () => void) {}

  get isNeeded(): boolean {
    return this.isAlways || this.uses.size > 0 || this.timer !== undefined
  }

  /** Hands-free, or kept open between presses. */
  setAlways(isAlways: boolean): void {
    if (isAlways === this.isAlways) return
    this.isAlways = isAlways
    if (!isAlways) this.linger()
  }

  take(use: MicrophoneUse): void {
    this.uses.add(use)
    this.stopWaiting()
  }

  /** A turn goes on: where the microphone is open it stays so, since the next words may follow. */
  extend(use: MicrophoneUse): void {
    if (this.isNeeded) this.take(use)
  }

  give(use: MicrophoneUse): void {
    if (this.uses.delete(use)) this.linger()
  }

  /** Somebody wants it open for the moment. */
  linger(): void {
    this.stopWaiting()
    if (this.isAlways || this.uses.size > 0) return
    this.timer = setTimeout(() => {
      this.timer = undefined
      this.onRest()
    }, REST_AFTER_MS)
  }

  dispose(): void {
    this.uses.clear()
    this.isAlways = false
    this.stopWaiting()
  }

  private stopWaiting(): void {
    clearTimeout(this.timer)
    this.timer = undefined
  }
}
