// Does what a turn's reply promises, and tells of its tools: once, when the reply begins to be heard.
import type { Deed, InstantAnswers } from '../instant/answer.ts'
import type { TurnJournal } from './turn-journal.ts'

export class Doer {
  private isDone = false

  constructor(private readonly answers: Pick<InstantAnswers, 'perform'> | undefined) {}

  /**
   * The reply is heard since `tMs`, by default since now; may be called again. Before this nothing of it was done: a reply
   * that is withdrawn, taken back or silenced before its first sound has promised nothing.
   */
  heard(deed: Deed | undefined, journal: TurnJournal, tMs?: number): void {
    // A reply that promised nothing may still be taken back for one that does.
    if (this.isDone || !deed) return
    this.isDone = true
    if (deed.effect) this.answers?.perform(deed.effect)
    for (const tool of deed.tools) journal.note('tool', tool, tMs)
  }
}
