// What the echo in this room means for whoever talks: may they talk over a reply?
import { FRAME_MS } from '../../../shared/audio-format.ts'
import type { EchoReport } from './echo-canceller.ts'

/**
 * `unknown`: too little was played so far. `absent`: nothing of it comes back, as by headphones. `cancelled`: it is taken
 * out, and people are heard over it. `hard`: it is not, so nobody is heard while a reply is.
 */
export type EchoVerdict = 'unknown' | 'absent' | 'cancelled' | 'hard'

/** The canceller learns an ordinary room in one or two seconds of sound. */
const HARD_AFTER_MS = 4000

/** Follows the reports of one canceller. */
export class EchoJudge {
  private verdict: EchoVerdict = 'unknown'
  private unlearnedMs = 0

  /** The room was measured: the verdict holds until more is learned. */
  settle(verdict: EchoVerdict): void {
    this.verdict = verdict
    this.unlearnedMs = verdict === 'hard' ? HARD_AFTER_MS : 0
  }

  /** @returns the verdict with this frame */
  judge({ isPlaying, isConverged, isAbsent }: EchoReport): EchoVerdict {
    if (!isPlaying) return this.verdict
    if (isConverged || isAbsent) {
      this.unlearnedMs = 0
      this.verdict = isAbsent ? 'absent' : 'cancelled'
      return this.verdict
    }
    this.unlearnedMs += FRAME_MS
    if (this.unlearnedMs >= HARD_AFTER_MS) this.verdict = 'hard'
    return this.verdict
  }
}
