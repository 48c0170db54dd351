// Whether the filter still knows the echo: devices stand still for a moment, and from then on it comes at another time.
import type { Fit } from './echo-fit.ts'

/** Factor below which the echo is lost, and above which it has been found: for certain (95 %), however loud a person is. */
const LOST_BELOW = 0.5
const FOUND_ABOVE = 0.3
const CERTAIN = 2
/** The same of a few blocks: a voice's own periods come near to a half there. */
const QUICKLY_LOST_BELOW = 0.4
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

  /**
   * One block while something is played. An echo that is elsewhere is not near where it was: so much a few blocks tell. That
   * it is found takes longer to know.
   * @param fit of the last fifth of a second; null: no echo is expected in it
   * @param quick of the last blocks
   */
  update(fit: Fit | null, quick: Fit | null): void {
    this.nothing = fit ? 0 : this.nothing + 1
    if (this.nothing >= NOTHING_BLOCKS) this.lost = false
    if (isBelow(fit, LOST_BELOW) || isBelow(quick, QUICKLY_LOST_BELOW)) this.lost = true
    else if (fit && fit.factor - CERTAIN * fit.deviation > FOUND_ABOVE) this.lost = false
  }
}

function isBelow(fit: Fit | null, factor: number): boolean {
  return fit !== null && fit.factor + CERTAIN * fit.deviation < factor
}
