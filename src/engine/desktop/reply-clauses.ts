// The clauses of one reply and where in its sound each of them ends.
import type { SpokenClause } from '../ports.ts'

interface ClauseSound {
  clause: SpokenClause
  /** Samples of the reply up to the end of this clause. */
  endSample: number
  /** More of it may come. */
  isOpen: boolean
}

export class ReplyClauses {
  private readonly sounds: ClauseSound[] = []
  private told = 0

  /** Notes `samples` more of `clause`; the clauses before it are complete. */
  add(clause: SpokenClause, samples: number): void {
    const last = this.sounds.at(-1)
    if (last?.clause === clause) {
      last.endSample += samples
      return
    }
    if (last) last.isOpen = false
    this.sounds.push({ clause, endSample: (last?.endSample ?? 0) + samples, isOpen: true })
  }

  /** No more of the last clause comes. */
  close(): void {
    const last = this.sounds.at(-1)
    if (last) last.isOpen = false
  }

  at(index: number): SpokenClause | undefined {
    return this.sounds.find(({ clause }) => clause.index === index)?.clause
  }

  /** The complete clauses that end by sample `played`, each only once. */
  endedBy(played: number): { clause: SpokenClause; endSample: number }[] {
    const rest = this.sounds.slice(this.told)
    const open = rest.findIndex(({ endSample, isOpen }) => isOpen || endSample > played)
    const ended = open < 0 ? rest : rest.slice(0, open)
    this.told += ended.length
    return ended
  }
}
