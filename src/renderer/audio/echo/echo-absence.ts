// Headphones: something is played and nothing of it is heard.

/** Of what is played, something would have been heard after so many frames: 640 ms, where the longest delay is 512. */
const LEAST_FRAMES = 20
/** All but a click is quiet then. */
const ALL_QUIET_SHARE = 0.95
/** So many frames of sound, about 1.5 s, tell, if people spoke meanwhile. */
const ENOUGH_FRAMES = 48
/** A microphone below −55 dBFS hears a quiet room. */
const QUIET = 10 ** -5.5
/** People speak in between: so much of the time is quiet where no echo is. */
const QUIET_SHARE = 0.6

/** An echo that was measured is gone where five seconds of sound are quiet: until then it may only be late. */
const GONE_FRAMES = 156

/** Counts quiet frames among those in which something is played, until an echo is found. */
export class EchoAbsence {
  private frames = 0
  private quiet = 0
  private sure = false
  private isMeasured = false

  /** @param power mean square of the microphone's frame */
  update(power: number): void {
    if (this.sure) return
    this.frames++
    if (power < QUIET) this.quiet++
    const share = this.quiet / this.frames
    if (!this.isMeasured) {
      this.sure = this.frames >= LEAST_FRAMES && share >= ALL_QUIET_SHARE
      this.sure ||= this.frames >= ENOUGH_FRAMES && share >= QUIET_SHARE
    } else if (this.frames >= GONE_FRAMES) {
      this.believe(share >= ALL_QUIET_SHARE)
    }
  }

  /** Whether there is an echo has been measured: what was counted before is no evidence any more. */
  believe(isAbsent: boolean): void {
    this.isMeasured = true
    this.sure = isAbsent
    this.frames = 0
    this.quiet = 0
  }

  /** There is no echo that could be taken for a person; stays so when somebody speaks. */
  get isSure(): boolean {
    return this.sure
  }
}
