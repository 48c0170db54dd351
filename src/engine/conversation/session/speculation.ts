// What answering early cost a turn: replies prepared at a pause, and what of them was in vain.
import type { TurnEventPayloads } from '../../../shared/turn-events.ts'
import type { TurnParts } from './turn-parts.ts'

type Figures = Pick<
  TurnEventPayloads['pipeline_complete'],
  'replies_prepared' | 'replies_withdrawn' | 'withdrawn_ms'
>

export class Speculation {
  /** From the turn's first word on. */
  readonly figures: Figures = { replies_prepared: 0, replies_withdrawn: 0, withdrawn_ms: 0 }
  private isOpen = false

  /** Null where no reply is prepared at this turn's pauses, so that nobody asks the model whether it is over. */
  unasked: null | undefined

  /**
   * A reply is begun at a pause, where that may be. What is begun when the turn is over anyway is no speculation, and
   * not told.
   * @returns whether it may
   */
  begin({ mayPrepareAhead = () => true }: Pick<TurnParts, 'mayPrepareAhead'>): boolean {
    const may = mayPrepareAhead()
    this.unasked = may ? undefined : null
    if (!may) return false
    this.figures.replies_prepared++
    return (this.isOpen = true)
  }

  /** The reply was withdrawn after it had been made for `madeMs`. */
  withdrew(madeMs: number): void {
    if (!this.isOpen) return
    this.isOpen = false
    this.figures.replies_withdrawn++
    this.figures.withdrawn_ms += madeMs
  }
}
