// Whether the filter still knows the echo: devices stand still for a moment, and from then on it comes at another time.
import type { Alignment } from './alignment.ts'

/** Factor below which the echo is lost, and above which it has been found: for certain (95 %), however loud a person is. */
const LOST_BELOW = 0.5
const FOUND_ABOVE = 0.3
const CERTAIN = 2
/** 1 s without an echo to be expected: the loudspeaker has been exchanged for headphones. */
const NOTHING_BLOCKS = 62

export class FitWitness {
  private nothing = 0
  private lost = true

  /** While so, whatever is heard may be the echo. */
  get isLost(): boolean {
    return this.lost
  }

  /** A reply begins: while nothing was played, the output may have stood still. */
  begin(): void {
    this.lost = true
    this.nothing = 0
  }

  /** One block while something is played. @param fit null: no echo is expected in it */
  update(fit: Alignment['fit']): void {
    this.nothing = fit ? 0 : this.nothing + 1
    if (this.nothing >= NOTHING_BLOCKS) this.lost = false
    if (!fit) return
    const doubt = CERTAIN * fit.deviation
    if (fit.factor + doubt < LOST_BELOW) this.lost = true
    else if (fit.factor - doubt > FOUND_ABOVE) this.lost = false
  }
}
