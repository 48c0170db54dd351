// Whether the output stands still: an echo was expected, and far less than it was heard. No person makes it softer.
import { BLOCK_SAMPLES } from './reference-history.ts'

/** Expected power over what is heard at all, of an echo above −45 dBFS, where it cannot have come. */
const MISSED = 8
const LOUD = 3e-5 * BLOCK_SAMPLES
/** An output stands still for no longer: 0.5 s. Then somebody has turned it down, and the filter has to learn that. */
const STILL_BLOCKS = 32

export class StillOutput {
  private missedBlocks = 0

  /** One block. @param expected power of the echo that was expected in it @param heard power of all that was heard */
  update(expected: number, heard: number): void {
    const isMissed = expected > LOUD && expected > MISSED * heard
    this.missedBlocks = isMissed ? this.missedBlocks + 1 : 0
  }

  /** The echo did not come in the last block. */
  get isMissed(): boolean {
    return this.missedBlocks > 0
  }

  /** What is heard teaches the filter something. */
  get teaches(): boolean {
    return !this.isMissed || this.missedBlocks > STILL_BLOCKS
  }
}
