// Headphones: something is played and nothing of it is heard.

/** So many frames of sound, about 1.5 s, tell. */
const ENOUGH_FRAMES = 48
/** A microphone below −55 dBFS hears a quiet room. */
const QUIET = 10 ** -5.5
/** People speak in between: so much of the time is quiet where no echo is. */
const QUIET_SHARE = 0.6

/** Counts quiet frames among those in which something is played, until an echo is found. */
export class EchoAbsence {
  private frames = 0
  private quiet = 0

  /** @param power mean square of the microphone's frame */
  update(power: number): void {
    this.frames++
    if (power < QUIET) this.quiet++
  }

  /** There is no echo that could be taken for a person. */
  get isSure(): boolean {
    return this.frames >= ENOUGH_FRAMES && this.quiet >= QUIET_SHARE * this.frames
  }
}
