// What a reply said last, for as long as its echo may still come in: loudspeakers by Bluetooth are late, and rooms ring.
import type { ReplySound } from './reply-sound.ts'

/** Where nothing is known of the echo, no frame tells it from a person. */
const LATEST_ECHO_MS = 1000

export class LastSaid {
  private words = ''
  private endMs = -Infinity

  /** A reply is over, or is about to be cut off. */
  ends(sound: Pick<ReplySound, 'mayEcho'>, nowMs: number): void {
    this.words = sound.mayEcho
    this.endMs = nowMs
  }

  /** @param startMs of speech; undefined: it was pressed for @returns undefined: it cannot be the reply */
  heardAgainAt(startMs: number | undefined): string | undefined {
    const isLate = startMs === undefined || startMs - this.endMs > LATEST_ECHO_MS
    return isLate || this.words === '' ? undefined : this.words
  }
}
