// The loudspeaker port over the window's player: pieces go there as events, what was heard comes back as messages.
import { VOICE_SAMPLE_RATE_HZ } from '../../shared/audio-format.ts'
import type { SessionClock } from '../audio/clock.ts'
import { WaitingRoom } from '../audio/waiting-room.ts'
import type { Loudspeaker, SpokenClause } from '../ports.ts'
import { KeptPieces, type Piece } from './kept-pieces.ts'
import { ReplyClauses } from './reply-clauses.ts'
import type { TellPage } from './tell-page.ts'

type PlayedListener = Parameters<Loudspeaker['onPlayed']>[0]

const SAMPLES_PER_MS = VOICE_SAMPLE_RATE_HZ / 1000
/** What the page may hold beyond what is heard. */
const MOST_QUEUED_SAMPLES = 3000 * SAMPLES_PER_MS
/** The page tells its clock several times a second; past so much silence it is not trusted to go on by itself. */
const TRUST_MS = 400
/** Sound is queued, but the playback clock stands still for so long: there is no loudspeaker. */
const STALL_MS = 4000

export interface WindowLoudspeakerOptions {
  clock: SessionClock
  tell: TellPage
  /** Nothing is heard of what was sent, and the reply was given up. */
  onStall?: () => void
}

/**
 * The page knows no pause: a reply that goes on after one is another reply to it, of which the first sample is sample
 * `from` of ours.
 */
interface Stretch {
  /** The page's number of it. */
  reply: number
  from: number
  /** How often ours had run dry before it. */
  underrunsBefore: number
}

export class WindowLoudspeaker implements Loudspeaker {
  underruns = 0
  private readonly listeners = new Set<PlayedListener>()
  private readonly entering = new WaitingRoom<Piece>()
  private readonly draining = new WaitingRoom<void>()
  private clauses = new ReplyClauses()
  private kept = new KeptPieces()
  private stretch: Stretch = { reply: 0, from: 0, underrunsBefore: 0 }
  private isReplying = false
  private isPaused = false
  isPageHere = true
  private gain = 1
  private sent = 0
  /** Where in the reply the page is, by its last word; it moves on with the clock unless it stands since Infinity. */
  private at: { sample: number; sinceMs: number } = { sample: 0, sinceMs: Infinity }
  /** The most that was heard of the reply: what is said again after a pause was heard before. */
  private heard = 0
  private cancelStall = (): void => {}
  private cancelTick = (): void => {}

  constructor(private readonly options: WindowLoudspeakerOptions) {}

  async enqueue(
    pcm: Float32Array,
    clause: SpokenClause,
    { signal }: { signal: AbortSignal },
  ): Promise<void> {
    signal.throwIfAborted()
    if (pcm.length === 0) return
    const entered = this.entering.wait({ pcm, clause }, signal)
    this.admit()
    await entered
  }

  async drained({ signal }: { signal: AbortSignal }): Promise<void> {
    signal.throwIfAborted()
    if (!this.isReplying) return
    const drained = this.draining.wait(undefined, signal)
    if (!this.isPaused) this.options.tell('playback:end', { reply: this.stretch.reply })
    this.clauses.close()
    if (!this.isPageHere) this.end()
    await drained
  }

  flush(): number {
    const heard = this.playedSamples()
    if (this.isReplying && !this.isPaused) this.silencePage()
    this.heard = heard
    this.sent = heard
    this.entering.rejectAll(new DOMException('the loudspeaker was flushed', 'AbortError'))
    this.end()
    return heard
  }

  pause(): void {
    if (!this.isReplying || this.isPaused) return
    this.heard = this.playedSamples()
    this.at.sinceMs = Infinity
    this.silencePage()
    this.isPaused = true
    this.cancelStall()
  }

  resume(from: number): void {
    if (!this.isPaused) return
    this.isPaused = false
    const { pieces, at } = this.kept.from(Math.min(from, this.heard))
    this.beginStretch(at)
    for (const piece of pieces) this.play(piece)
    if (this.draining.size > 0) this.options.tell('playback:end', { reply: this.stretch.reply })
    this.admit()
  }

  duck(gain: number): void {
    if (gain === this.gain) return
    this.gain = gain
    this.options.tell('playback:gain', { gain })
  }

  /** By the page's last word, carried on by the clock, but never beyond what was sent. */
  playedSamples(): number {
    const { sample, sinceMs } = this.at
    const carriedMs = Math.min(TRUST_MS, Math.max(0, this.options.clock.nowMs() - sinceMs))
    const carriedOn = this.isReplying ? Math.floor(carriedMs * SAMPLES_PER_MS) : 0
    return Math.max(this.heard, Math.min(this.sent, sample + carriedOn))
  }

  onPlayed(listener: PlayedListener): () => void {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  /** The page's playback clock. What is said of an earlier reply is old news. */
  progressed(reply: number, playedSamples: number, underruns: number): void {
    const { stretch } = this
    if (reply !== stretch.reply || !this.isReplying) return
    const sample = Math.min(this.sent, Math.max(stretch.from + playedSamples, this.at.sample))
    if (sample > this.at.sample) this.watchForStall()
    const isMoving = playedSamples > 0 && !this.isPaused
    this.at = { sample, sinceMs: isMoving ? this.options.clock.nowMs() : Infinity }
    this.heard = Math.max(this.heard, sample)
    this.underruns = stretch.underrunsBefore + underruns
    this.tellEnds()
    this.admit()
  }

  becameAudible(reply: number, clauseIndex: number, ageMs: number): void {
    const clause = reply === this.stretch.reply ? this.clauses.at(clauseIndex) : undefined
    if (!clause) return
    const atMs = this.options.clock.nowMs() - ageMs
    for (const listener of this.listeners) listener({ mark: clause, what: 'audible', atMs })
  }

  pageDrained(reply: number, playedSamples: number): void {
    const { stretch } = this
    if (reply !== stretch.reply || !this.isReplying) return
    this.progressed(reply, playedSamples, this.underruns - stretch.underrunsBefore)
    if (this.draining.size > 0) this.end()
  }

  /** The window was closed or loaded anew: nothing more is heard of the reply, and nobody may wait for it. */
  pageGone(): void {
    this.isPageHere = false
    this.gain = 1
    this.sent = this.heard
    while (this.entering.admit());
    this.end()
  }

  pageCame(): void {
    this.isPageHere = true
  }

  private admit(): void {
    this.cancelTick()
    while (this.entering.size > 0 && (this.hasRoom() || !this.isPageHere)) {
      const admitted = this.entering.admit()
      if (admitted && this.isPageHere) this.accept(admitted.item)
    }
    if (this.entering.size === 0) return
    this.cancelTick = this.options.clock.after(50, () => this.admit())
  }

  private hasRoom(): boolean {
    return !this.isReplying || this.sent - this.playedSamples() < MOST_QUEUED_SAMPLES
  }

  private accept(piece: Piece): void {
    if (!this.isReplying) this.begin()
    this.sent += piece.pcm.length
    this.clauses.add(piece.clause, piece.pcm.length)
    this.kept.forget(this.heard)
    this.kept.add(piece)
    if (!this.isPaused) this.play(piece)
  }

  private play({ pcm, clause }: Piece): void {
    const { reply } = this.stretch
    this.options.tell('playback:piece', { reply, clause: clause.index, pcm })
  }

  private begin(): void {
    this.isReplying = true
    this.sent = 0
    this.underruns = 0
    this.heard = 0
    this.clauses = new ReplyClauses()
    this.kept = new KeptPieces()
    this.beginStretch(0)
  }

  private beginStretch(from: number): void {
    this.stretch = { reply: this.stretch.reply + 1, from, underrunsBefore: this.underruns }
    this.at = { sample: from, sinceMs: Infinity }
    this.duck(1)
    this.watchForStall()
  }

  private end(): void {
    this.isReplying = false
    this.isPaused = false
    this.cancelStall()
    this.cancelTick()
    while (this.draining.admit());
  }

  private silencePage(): void {
    this.options.tell('playback:flush', { reply: this.stretch.reply })
  }

  private tellEnds(): void {
    for (const { clause, endSample } of this.clauses.endedBy(this.heard)) {
      const atMs = this.options.clock.nowMs() - (this.heard - endSample) / SAMPLES_PER_MS
      for (const listener of this.listeners) listener({ mark: clause, what: 'end', atMs })
    }
  }

  private watchForStall(): void {
    this.cancelStall()
    if (this.isPaused) return
    this.cancelStall = this.options.clock.after(STALL_MS, () => {
      // With everything heard, the engine is what is waited for.
      if (this.sent <= this.heard && this.draining.size === 0) return this.watchForStall()
      this.silencePage()
      this.sent = this.heard
      while (this.entering.admit());
      this.end()
      this.options.onStall?.()
    })
  }
}
