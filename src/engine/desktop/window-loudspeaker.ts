// The loudspeaker port over the window's player: pieces go there as events, what was heard comes back as messages.
import { VOICE_SAMPLE_RATE_HZ } from '../../shared/audio-format.ts'
import type { SessionClock } from '../audio/clock.ts'
import { WaitingRoom } from '../audio/waiting-room.ts'
import type { Loudspeaker, SpokenClause } from '../ports.ts'
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

interface Piece {
  pcm: Float32Array
  clause: SpokenClause
}

export interface WindowLoudspeakerOptions {
  clock: SessionClock
  tell: TellPage
  /** Nothing is heard of what was sent, and the reply was given up. */
  onStall?: () => void
}

export class WindowLoudspeaker implements Loudspeaker {
  underruns = 0
  private readonly listeners = new Set<PlayedListener>()
  private readonly entering = new WaitingRoom<Piece>()
  private readonly draining = new WaitingRoom<void>()
  private clauses = new ReplyClauses()
  private reply = 0
  private isReplying = false
  private isPageHere = true
  private gain = 1
  private sent = 0
  private heard: { samples: number; atMs: number } = { samples: 0, atMs: 0 }
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
    this.options.tell('playback:end', { reply: this.reply })
    this.clauses.close()
    if (!this.isPageHere) this.end()
    await drained
  }

  flush(): number {
    const heard = this.playedSamples()
    if (this.isReplying) this.options.tell('playback:flush', { reply: this.reply })
    this.heard = { samples: heard, atMs: -Infinity }
    this.sent = heard
    this.entering.rejectAll(new DOMException('the loudspeaker was flushed', 'AbortError'))
    this.end()
    return heard
  }

  duck(gain: number): void {
    if (gain === this.gain) return
    this.gain = gain
    this.options.tell('playback:gain', { gain })
  }

  /** By the page's last word, carried on by the clock, but never beyond what was sent. */
  playedSamples(): number {
    const { samples, atMs } = this.heard
    if (samples === 0) return 0
    const sinceMs = Math.min(TRUST_MS, Math.max(0, this.options.clock.nowMs() - atMs))
    const carriedOn = this.isReplying ? Math.floor(sinceMs * SAMPLES_PER_MS) : 0
    return Math.min(this.sent, samples + carriedOn)
  }

  onPlayed(listener: PlayedListener): () => void {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  /** The page's playback clock. What is said of an earlier reply is old news. */
  progressed(reply: number, playedSamples: number, underruns: number): void {
    if (reply !== this.reply || !this.isReplying) return
    if (playedSamples > this.heard.samples) this.watchForStall()
    const samples = Math.min(this.sent, Math.max(playedSamples, this.heard.samples))
    this.heard = { samples, atMs: this.options.clock.nowMs() }
    this.underruns = underruns
    this.tellEnds(samples)
    this.admit()
  }

  becameAudible(reply: number, clauseIndex: number, ageMs: number): void {
    const clause = reply === this.reply ? this.clauses.at(clauseIndex) : undefined
    if (!clause) return
    const atMs = this.options.clock.nowMs() - ageMs
    for (const listener of this.listeners) listener({ mark: clause, what: 'audible', atMs })
  }

  pageDrained(reply: number, playedSamples: number): void {
    if (reply !== this.reply || !this.isReplying) return
    this.progressed(reply, playedSamples, this.underruns)
    if (this.draining.size > 0) this.end()
  }

  /** The window was closed or loaded anew: nothing more is heard of the reply, and nobody may wait for it. */
  pageGone(): void {
    this.isPageHere = false
    this.gain = 1
    this.sent = this.heard.samples
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

  private accept({ pcm, clause }: Piece): void {
    if (!this.isReplying) this.begin()
    this.sent += pcm.length
    this.clauses.add(clause, pcm.length)
    this.options.tell('playback:piece', { reply: this.reply, clause: clause.index, pcm })
  }

  private begin(): void {
    this.isReplying = true
    this.reply++
    this.sent = 0
    this.underruns = 0
    this.heard = { samples: 0, atMs: this.options.clock.nowMs() }
    this.clauses = new ReplyClauses()
    this.duck(1)
    this.watchForStall()
  }

  private end(): void {
    this.isReplying = false
    this.cancelStall()
    this.cancelTick()
    while (this.draining.admit());
  }

  private tellEnds(samples: number): void {
    for (const { clause, endSample } of this.clauses.endedBy(samples)) {
      const atMs = this.heard.atMs - (samples - endSample) / SAMPLES_PER_MS
      for (const listener of this.listeners) listener({ mark: clause, what: 'end', atMs })
    }
  }

  private watchForStall(): void {
    this.cancelStall()
    this.cancelStall = this.options.clock.after(STALL_MS, () => {
      // With everything heard, the engine is what is waited for.
      if (this.sent <= this.heard.samples && this.draining.size === 0) return this.watchForStall()
      this.options.tell('playback:flush', { reply: this.reply })
      this.sent = this.heard.samples
      while (this.entering.admit());
      this.end()
      this.options.onStall?.()
    })
  }
}
