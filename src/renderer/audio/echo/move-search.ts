// By how much the echo comes later or sooner than it did: asked for while the filter leaves too much of it.
import { BLOCK_SAMPLES } from './reference-history.ts'
import { type Move, PathTrial } from './path-trial.ts'

/**
 * A move is believed that explains so much of what is heard, and leaves less than half of what is unexplained without
 * it, twice in a row. A person as loud as the echo keeps the fit at a half; a voice's next period fits, but not better
 * than the truth.
 */
const FITS = 0.7
const BETTER = 0.5
/** So much is enough to take what is heard for our own until the next trial. */
const SEEMS = 0.4
/** Fewer samples the drift's loop and the filter follow by themselves. */
const LEAST_MOVE = 3
/** The delay estimator's jump and the trial's are the same: within the estimator's own tolerance. */
const SAME_MOVE = 12
/** One trial covers two blocks to either side. Outputs stand still for more: one of these is tried beside it. */
const FAR_BLOCKS = [3, -3, 6]

export class MoveSearch {
  /** What is heard looks like the echo at another delay: not yet sure enough to move the filter. */
  seemsMoved = false
  private readonly trial = new PathTrial()
  private candidate = 0
  private far = 0

  /**
   * @param expected the echo that is expected in the last TRIAL_BLOCKS blocks if the path were so many blocks longer
   * @param leastBlocks by which it can be longer at least: negative
   */
  constructor(
    private readonly expected: (blocks: number) => Float64Array,
    private readonly leastBlocks: () => number,
  ) {}

  /** @param block BLOCK_SAMPLES samples of the microphone; they are copied */
  push(block: ArrayLike<number>): void {
    this.trial.push(block)
  }

  /** What is left is little: nothing has moved. */
  rest(): void {
    this.seemsMoved = false
  }

  /** One block in which much is left. @returns samples by which the path is longer for sure, else null */
  look(): number | null {
    const here = this.best(0)
    const there = here.fit > SEEMS ? here : this.better(here, this.best(FAR_BLOCKS[this.far]!))
    const { samples, fit } = there
    const { unmoved } = here
    const isFar = Math.abs(samples) >= LEAST_MOVE
    this.seemsMoved = isFar && fit > SEEMS && fit > unmoved / BETTER
    if (!this.seemsMoved) this.far = (this.far + 1) % FAR_BLOCKS.length
    const agrees = Math.abs(samples - this.candidate) < LEAST_MOVE
    this.candidate = samples
    if (!agrees || !isFar || fit < FITS || 1 - fit > BETTER * (1 - unmoved)) return null
    this.seemsMoved = false
    return samples
  }

  /** Rooms have several strong ways, and the wrong one costs a second: it must also explain better what is heard. */
  isBetter(samples: number): boolean {
    const there = this.best(Math.round(samples / BLOCK_SAMPLES))
    const isSame = Math.abs(there.samples - samples) <= SAME_MOVE
    return isSame && there.fit > SEEMS && BETTER * there.fit > this.best(0).unmoved
  }

  private better(one: Move, other: Move): Move {
    return other.fit > one.fit ? other : one
  }

  private best(blocks: number): Move {
    const tried = Math.max(blocks, this.leastBlocks())
    const move = this.trial.best(this.expected(tried))
    return { ...move, samples: move.samples + tried * BLOCK_SAMPLES }
  }
}
