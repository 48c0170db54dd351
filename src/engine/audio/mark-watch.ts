// Knows which marks of a reply are still to be heard, and when.
import type { PlaybackTimeline } from './playback-timeline.ts'

/** `audible`: the first audible sample of the mark's sound; `end`: its last sample. Each comes at most once. */
export interface Sounded<Mark> {
  mark: Mark
  what: 'audible' | 'end'
  /** Position on the timeline, in samples. */
  at: number
}

interface Watched<Mark> {
  mark: Mark
  reply: number
  audibleTold: boolean
  /** No more pieces of this mark will come. */
  closed: boolean
}

export class MarkWatch<Mark> {
  private watched: Watched<Mark>[] = []

  constructor(private readonly timeline: PlaybackTimeline<Mark>) {}

  /** A piece of `mark` was accepted: the marks before it are complete. */
  open(reply: number, mark: Mark): void {
    for (const other of this.watched) if (other.mark !== mark) other.closed = true
    if (this.watched.some((other) => other.mark === mark && other.reply === reply)) return
    this.watched.push({ mark, reply, audibleTold: false, closed: false })
  }

  close(): void {
    for (const mark of this.watched) mark.closed = true
  }

  forget(): void {
    this.watched = []
  }

  /** What has sounded by position `now` and was not told yet, in order; `held` are marks with sound put aside. */
  take(now: number, held: ReadonlySet<Mark>): Sounded<Mark>[] {
    const due = this.pending(held).filter(({ at }) => at <= now)
    for (const { mark, what } of due) {
      if (what === 'end') this.watched = this.watched.filter((one) => one.mark !== mark)
      else for (const one of this.watched) if (one.mark === mark) one.audibleTold = true
    }
    return due.sort((a, b) => a.at - b.at)
  }

  /** Position of what sounds next, or null. */
  next(held: ReadonlySet<Mark>): number | null {
    const positions = this.pending(held).map(({ at }) => at)
    return positions.length > 0 ? Math.min(...positions) : null
  }

  private pending(held: ReadonlySet<Mark>): Sounded<Mark>[] {
    return this.watched.flatMap(({ mark, reply, audibleTold, closed }) => {
      const audibleAt = audibleTold ? null : this.timeline.audibleAt(reply, mark)
      const endAt = closed && !held.has(mark) ? this.timeline.endOf(reply, mark) : null
      const sounded: Sounded<Mark>[] = []
      if (audibleAt !== null) sounded.push({ mark, what: 'audible', at: audibleAt })
      if (endAt !== null) sounded.push({ mark, what: 'end', at: endAt })
      return sounded
    })
  }
}
