// What plays when: pieces of sound placed on the clock, sample by sample. Pure: the time is always an argument.

/** A piece, or what is left of one, waiting for or having its place. */
export interface Piece<Mark> {
  pcm: Float32Array
  mark: Mark
  /** Counts the replies, so that what was heard of one is not mixed with the last. */
  reply: number
  /** Index of the first audible sample in `pcm`, or null. */
  audibleAt: number | null
  /** It was heard before and is said once more: it counts for nothing that was heard. */
  isAgain?: true
}

export interface PlacedPiece<Mark> extends Piece<Mark> {
  at: number
}

/** All positions are samples of the loudspeaker's rate since the clock's 0. */
export class PlaybackTimeline<Mark> {
  private readonly placed: PlacedPiece<Mark>[] = []

  /** Position after the last placed sample. */
  get end(): number {
    const last = this.placed.at(-1)
    return last ? last.at + last.pcm.length : 0
  }

  /** Places `piece` at `at` or where the one before it ends, whichever is later, and returns where. */
  place(piece: Piece<Mark>, at: number): PlacedPiece<Mark> {
    const placed = { ...piece, at: Math.max(at, this.end) }
    this.placed.push(placed)
    return placed
  }

  /** Takes back everything from position `at` on and returns it in order. */
  cut(at: number): Piece<Mark>[] {
    const rest: Piece<Mark>[] = []
    for (;;) {
      const last = this.placed.at(-1)
      if (!last || last.at + last.pcm.length <= at) return rest
      this.placed.pop()
      const keep = Math.max(0, at - last.at)
      const [before, after] = split(last, keep)
      if (keep > 0) this.placed.push({ ...before, at: last.at })
      rest.unshift(after)
    }
  }

  /** Where the first audible sample of `mark` stands, or null. */
  audibleAt(reply: number, mark: Mark): number | null {
    const piece = this.piecesOf(reply).find((one) => one.mark === mark && one.audibleAt !== null)
    return piece ? piece.at + piece.audibleAt! : null
  }

  /** Position after the last placed sample of `mark`, or null. */
  endOf(reply: number, mark: Mark): number | null {
    const piece = this.piecesOf(reply).findLast((one) => one.mark === mark)
    return piece ? piece.at + piece.pcm.length : null
  }

  /** Samples placed from position `from` on. */
  samplesFrom(from: number): number {
    let samples = 0
    for (let i = this.placed.length - 1; i >= 0; i--) {
      const { at, pcm } = this.placed[i]!
      if (at + pcm.length <= from) break
      samples += Math.min(pcm.length, at + pcm.length - from)
    }
    return samples
  }

  /** Samples of reply number `reply` that lie before position `to`, by mark, in order of their first. */
  playedByMark(reply: number, to: number): Map<Mark, number> {
    const played = new Map<Mark, number>()
    for (const piece of this.piecesOf(reply)) {
      if (piece.isAgain) continue
      const samples = Math.max(0, Math.min(piece.pcm.length, to - piece.at))
      played.set(piece.mark, (played.get(piece.mark) ?? 0) + samples)
    }
    return played
  }

  /** What is placed of reply number `reply` from its sample `from` on, to be said again. */
  again(reply: number, from: number): Piece<Mark>[] {
    const pieces: Piece<Mark>[] = []
    let start = 0
    for (const { pcm, mark, isAgain } of this.piecesOf(reply)) {
      if (isAgain) continue
      const rest = pcm.subarray(Math.max(0, from - start))
      if (rest.length > 0) pieces.push({ pcm: rest, mark, reply, audibleAt: null, isAgain: true })
      start += pcm.length
    }
    return pieces
  }

  /** The first `length` samples of the track, of which only those before `to` have sounded; the rest is silence. */
  render(length: number, to: number): Float32Array {
    const track = new Float32Array(length)
    const until = Math.min(length, to)
    for (const { at, pcm } of this.placed) {
      if (at >= until) break
      track.set(pcm.subarray(0, Math.max(0, until - at)), at)
    }
    return track
  }

  private piecesOf(reply: number): PlacedPiece<Mark>[] {
    const last = this.placed.findLastIndex((piece) => piece.reply === reply)
    const before = this.placed.findLastIndex((piece, i) => i < last && piece.reply !== reply)
    return last < 0 ? [] : this.placed.slice(before + 1, last + 1) // replies never interleave
  }
}

function split<Mark>(
  { pcm, audibleAt, ...rest }: Piece<Mark>,
  at: number,
): [Piece<Mark>, Piece<Mark>] {
  const isBefore = audibleAt !== null && audibleAt < at
  const later = audibleAt === null ? null : audibleAt - at
  return [
    { ...rest, pcm: pcm.subarray(0, at), audibleAt: isBefore ? audibleAt : null },
    { ...rest, pcm: pcm.subarray(at), audibleAt: isBefore ? null : later },
  ]
}
