// Where the echo cannot be taken out, somebody is still heard who is clearly louder than it ever was.

/** 1.15 s: the latest echo that is measured, and what reverberates behind it. */
const WINDOW_FRAMES = 36
/** 6 dB above the loudest echo so far. Of 348 replies alone in rendered rooms, none had a frame like that. */
const LOUDER = 4
/** Each such frame makes the next ones less so, 3 dB in a second: somebody may have turned the loudspeaker up. */
const RISE = 1.023
/** A click is over sooner. */
const LEAST_FRAMES = 2
/** Softer syllables in between are the same person's: one second. */
const HOLD_FRAMES = 31
/** Where what is played is below −50 dBFS, the room's noise seems loud beside it. */
const AUDIBLE = 1e-5

/**
 * Follows the highest ratio of what is heard to the loudest that was played in the last second: so the delay need not be
 * known. It never falls, and where the echo cannot be told from a person, who is louder raises it as well: caution.
 */
export class LouderPerson {
  private readonly played = new Float64Array(WINDOW_FRAMES)
  private at = 0
  private loudest = 0
  private frames = 0
  private held = 0
  private isTrusted = false

  /** The echo has been measured while nobody spoke: from now on, what is louder is somebody. */
  trust(): void {
    this.isTrusted = true
  }

  /**
   * One frame while something is played, or its echo may be heard.
   * @param heard, played mean squares
   * @param isOwn whether it is the echo, as far as that can be told; null: not any more
   * @returns whether somebody speaks who cannot be the echo
   */
  update(heard: number, played: number, isOwn: boolean | null = true): boolean {
    this.played[this.at] = played
    this.at = (this.at + 1) % WINDOW_FRAMES
    this.held = Math.max(0, this.held - 1)
    const recent = this.played.reduce((most, power) => Math.max(most, power), 0)
    if (recent < AUDIBLE) return this.held > 0
    const ratio = heard / recent
    if (!this.isTrusted || ratio <= LOUDER * this.loudest) {
      this.frames = 0
      if (isOwn) this.loudest = Math.max(this.loudest, ratio)
    } else {
      if (isOwn !== false) this.loudest *= RISE
      if (++this.frames >= LEAST_FRAMES) this.held = HOLD_FRAMES
    }
    return this.held > 0
  }
}
