// What answering early cost a turn: replies prepared at a pause, and what of them was in vain.
import type { TurnEventPayloads } from '../../../shared/turn-events.ts'

type Figures = Pick<
  TurnEventPayloads['pipeline_complete'],
  'replies_prepared' | 'replies_withdrawn' | 'withdrawn_ms'
>

export class Speculation {
  /** From the turn's first word on. */
  readonly figures: Figures = { replies_prepared: 0, replies_withdrawn: 0, withdrawn_ms: 0 }
  private isOpen = false

  /** A reply was begun at a pause. What is begun when the turn is over anyway is no speculation, and not told. */
  began(): void {
    this.figures.replies_prepared++
    this.isOpen = true
  }

  /** The reply was withdrawn after it had been made for `madeMs`. */
  withdrew(madeMs: number): void {
    if (!this.isOpen) return
    this.isOpen = false
    this.figures.replies_withdrawn++
    this.figures.withdrawn_ms += madeMs
  }
}
