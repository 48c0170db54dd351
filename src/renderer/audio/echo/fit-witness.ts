// Whether the filter still knows the echo: devices stand still for a moment, and from then on it comes at another time.

/** Fit (see Alignment) below which the echo is lost, and above which it has been found. */
const LOST_BELOW = 0.15
const FOUND_ABOVE = 0.5
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
  update(fit: number | null): void {
    this.nothing = fit === null ? this.nothing + 1 : 0
    if (fit !== null && fit < LOST_BELOW) this.lost = true
    else if ((fit ?? 0) > FOUND_ABOVE || this.nothing >= NOTHING_BLOCKS) this.lost = false
  }
}
