// What plays when: the pieces of replies placed one behind the other, sample by sample. Pure: time is an argument.

export interface NewPiece {
  reply: number
  clause: number
  /** How many samples it has. */
  samples: number
  /** Index of its first audible sample, or null. */
  audibleAt: number | null
}

export type Sounded =
  | { what: 'audible'; reply: number; clause: number; at: number }
  | { what: 'drained'; reply: number; at: number }

interface PlacedPiece extends NewPiece {
  at: number
}

interface Reply {
  pieces: PlacedPiece[]
  state: 'open' | 'ended' | 'drained' | 'flushed'
  underruns: number
  /** Clauses whose first sound was told. */
  told: Set<number>
}

/** Replies that can still be asked about. */
const REMEMBERED = 8

/**
 * All positions are samples of the output's clock. The first piece of a reply stands `bufferSamples` after its
 * arrival, the next ones follow without a gap; one that comes too late is an underrun, and the buffer fills again.
 */
export class PlaybackSchedule {
  private readonly replies = new Map<number, Reply>()
  private end = 0

  constructor(private readonly bufferSamples: number) {}

  /** @returns where the piece begins, or null where its reply was flushed or has ended: nobody wants it any more */
  place(piece: NewPiece, now: number): { at: number; isUnderrun: boolean } | null {
    const reply = this.open(piece.reply)
    if (reply.state !== 'open') return null
    const isUnderrun = reply.pieces.length > 0 && this.end <= now
    if (isUnderrun) reply.underruns++
    const at = this.end > now ? this.end : now + this.bufferSamples
    reply.pieces.push({ ...piece, at })
    this.end = at + piece.samples
    return { at, isUnderrun }
  }

  /** Takes back the piece placed last, of `reply`: its moment passed before it could be scheduled. */
  takeBack(reply: number): void {
    const piece = this.replies.get(reply)?.pieces.pop()
    if (piece) this.end = piece.at
  }

  /** No more pieces come for `reply`. */
  finish(reply: number): void {
    const state = this.open(reply)
    if (state.state === 'open') state.state = 'ended'
  }

  /** Forgets all of `reply` that stands at or after `silentAt`; nothing more of it is told or placed. */
  flush(reply: number, silentAt: number): void {
    const flushed = this.open(reply)
    flushed.state = 'flushed'
    flushed.pieces = flushed.pieces
      .filter(({ at }) => at < silentAt)
      .map((piece) => ({ ...piece, samples: Math.min(piece.samples, silentAt - piece.at) }))
    const pieces = [...this.replies.values()].flatMap((one) => one.pieces)
    this.end = Math.max(0, ...pieces.map(({ at, samples }) => at + samples))
  }

  /** Samples of `reply` that lie before `position`; 0 for one that never came. */
  playedSamples(reply: number, position: number): number {
    const pieces = this.replies.get(reply)?.pieces ?? []
    return pieces.reduce(
      (sum, { at, samples }) => sum + Math.max(0, Math.min(samples, Math.floor(position) - at)),
      0,
    )
  }

  underruns(reply: number): number {
    return this.replies.get(reply)?.underruns ?? 0
  }

  /** Replies of which something is still to be heard or told at `position`, oldest first. */
  pending(): number[] {
    return [...this.replies]
      .filter(
        ([, { state, pieces }]) => state === 'ended' || (state === 'open' && pieces.length > 0),
      )
      .map(([reply]) => reply)
  }

  /** What sounded by `position` and was not told yet, in order. */
  take(position: number): Sounded[] {
    const due = this.untold().filter(({ at }) => at <= position)
    for (const one of due) {
      const reply = this.replies.get(one.reply)!
      if (one.what === 'audible') reply.told.add(one.clause)
      else reply.state = 'drained'
    }
    return due.sort((a, b) => a.at - b.at)
  }

  /** Where the next thing to tell stands, or null. */
  nextAt(): number | null {
    const positions = this.untold().map(({ at }) => at)
    return positions.length > 0 ? Math.min(...positions) : null
  }

  private untold(): Sounded[] {
    return [...this.replies].flatMap(([reply, { pieces, state, told }]) => {
      if (state === 'drained' || state === 'flushed') return []
      const seen = new Set(told)
      const due: Sounded[] = []
      for (const { clause, at, audibleAt } of pieces) {
        if (audibleAt === null || seen.has(clause)) continue
        seen.add(clause)
        due.push({ what: 'audible', reply, clause, at: at + audibleAt })
      }
      const last = pieces.at(-1)
      const end = last ? last.at + last.samples : -Infinity
      if (state === 'ended') due.push({ what: 'drained', reply, at: end })
      return due
    })
  }

  private open(number: number): Reply {
    const known = this.replies.get(number)
    if (known) return known
    const reply: Reply = { pieces: [], state: 'open', underruns: 0, told: new Set() }
    this.replies.set(number, reply)
    for (const old of this.replies.keys()) {
      if (this.replies.size <= REMEMBERED) break
      this.replies.delete(old)
    }
    return reply
  }
}
