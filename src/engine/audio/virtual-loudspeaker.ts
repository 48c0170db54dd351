// A loudspeaker without a device: it plays on the session's clock and remembers what was heard when.
import { VOICE_SAMPLE_RATE_HZ } from '../../shared/audio-format.ts'
import type { SessionClock } from './clock.ts'
import { GainCurve } from './gain-curve.ts'
import { firstAudibleSample } from './level.ts'
import { MarkWatch } from './mark-watch.ts'
import { type Piece, PlaybackTimeline } from './playback-timeline.ts'
import { resample } from './resample.ts'
import { WaitingRoom } from './waiting-room.ts'

const RATE_PER_MS = VOICE_SAMPLE_RATE_HZ / 1000
const FADE_MS = 10
const DUCK_MS = 30

/** `audible`: the first audible sample of a mark's sound is heard; `end`: its last sample. `atMs` is the exact time. */
export interface PlayedEvent<Mark> {
  mark: Mark
  what: 'audible' | 'end'
  atMs: number
}

export interface LoudspeakerOptions {
  clock: SessionClock
  /** Silence between the arrival of the first piece and its first sample. */
  bufferMs?: number
  /** Sound that may wait to be played; more makes `enqueue` wait. */
  maxQueuedMs?: number
}

/**
 * Plays mono 24 kHz pieces as a device would: where a piece sounds follows from the clock alone. The first piece of
 * a reply begins `bufferMs` after it arrives, the next ones follow without a gap; where they come too late, that is
 * an underrun and the buffer fills again. A reply begins with the first `enqueue` and ends with `drained` or `flush`.
 * `Mark` is whatever a piece belongs to (a clause): all pieces of one mark come in a row, marks compare by identity.
 */
export class VirtualLoudspeaker<Mark> {
  private readonly clock: SessionClock
  private readonly bufferSamples: number
  private readonly maxQueuedSamples: number
  private readonly timeline = new PlaybackTimeline<Mark>()
  private readonly marks = new MarkWatch<Mark>(this.timeline)
  private readonly fades = new GainCurve() // pauses and stops
  private readonly loudness = new GainCurve() // ducking
  private readonly listeners = new Set<(event: PlayedEvent<Mark>) => void>()
  private readonly entering = new WaitingRoom<Piece<Mark>>()
  private readonly draining = new WaitingRoom<void>()
  private cancelTimer = (): void => {}
  private held: Piece<Mark>[] | null = null // not null: paused
  private isReplying = false
  private reply = 0
  private quietUntil = 0
  private dry = 0

  constructor({ clock, bufferMs = 50, maxQueuedMs = 3000 }: LoudspeakerOptions) {
    this.clock = clock
    this.bufferSamples = Math.round(bufferMs * RATE_PER_MS)
    this.maxQueuedSamples = Math.round(maxQueuedMs * RATE_PER_MS)
  }

  /**
   * Takes one piece (24 kHz, −1…1; not to be changed afterwards). Resolves when it is accepted: at once where less
   * than `maxQueuedMs` waits to be played, later where the queue is full. Nothing is dropped.
   * @throws the signal's reason, or AbortError by `flush`, while it waits: the piece will not be played
   */
  async enqueue(pcm: Float32Array, mark: Mark, { signal }: { signal: AbortSignal }): Promise<void> {
    signal.throwIfAborted()
    if (pcm.length === 0) return
    const audibleAt = firstAudibleSample(pcm, VOICE_SAMPLE_RATE_HZ)
    const entered = this.entering.wait({ pcm, mark, reply: 0, audibleAt }, signal)
    this.tick()
    await entered
  }

  /** Resolves when all that was enqueued is played, and ends the reply. Call it after the reply's last `enqueue`. */
  async drained({ signal }: { signal: AbortSignal }): Promise<void> {
    signal.throwIfAborted()
    const drained = this.draining.wait(undefined, signal)
    this.tick()
    await drained
  }

  /**
   * Stops within `fadeMs`, forgets what was not played, and ends the reply. Waiting `enqueue` calls are aborted.
   * @returns how many samples of the reply were heard
   */
  flush(fadeMs: number = FADE_MS): number {
    this.tick()
    const now = this.position()
    const fade = Math.round(fadeMs * RATE_PER_MS)
    this.quietUntil = now + fade
    this.timeline.cut(this.quietUntil)
    this.fades.rampTo(0, now, fade)
    this.fades.rampTo(1, this.quietUntil, 0)
    this.loudness.rampTo(1, this.quietUntil, 0)
    this.held = null
    this.isReplying = false
    this.marks.forget()
    this.entering.rejectAll(new DOMException('the loudspeaker was flushed', 'AbortError'))
    this.tick()
    return this.playedUpTo(this.quietUntil)
  }

  /** Falls silent within `fadeMs` and keeps the rest of the reply; what is enqueued meanwhile waits behind it. */
  pause(fadeMs: number = FADE_MS): void {
    if (this.held) return
    const now = this.position()
    const fade = Math.round(fadeMs * RATE_PER_MS)
    this.fades.rampTo(0, now, fade)
    this.held = this.timeline.cut(now + fade)
    this.tick()
  }

  /**
   * Goes on where `pause` cut, or earlier: from sample `from` of the reply, what was heard before is said again. It
   * counts as heard once.
   */
  resume(from: number = Infinity, fadeMs: number = FADE_MS): void {
    if (!this.held) return
    const now = this.position()
    this.fades.rampTo(1, now, Math.round(fadeMs * RATE_PER_MS))
    const unheard = this.held.filter(({ isAgain }) => !isAgain)
    for (const piece of [...this.timeline.again(this.reply, from), ...unheard])
      this.timeline.place(piece, now)
    this.held = null
    this.tick()
  }

  /** Glides to loudness `gain` (1 is full) within `rampMs`. `flush` brings the next reply back to full. */
  duck(gain: number, rampMs: number = DUCK_MS): void {
    this.loudness.rampTo(gain, this.position(), Math.round(rampMs * RATE_PER_MS))
  }

  /** Hears what is played, at the latest a few ms after it was; the result unsubscribes. */
  onPlayed(listener: (event: PlayedEvent<Mark>) => void): () => void {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  /** Samples of the latest reply heard by `nowMs`. */
  playedSamples(nowMs: number = this.clock.nowMs()): number {
    return this.playedUpTo(toPosition(nowMs))
  }

  /** The same by mark, in the order of play; a mark of which nothing was heard has 0 or is absent. */
  playedByMark(nowMs: number = this.clock.nowMs()): Map<Mark, number> {
    return this.timeline.playedByMark(this.reply, toPosition(nowMs))
  }

  /** How often the latest reply ran dry before its end. */
  get underruns(): number {
    return this.dry
  }

  get isPaused(): boolean {
    return this.held !== null
  }

  /** The true track from the clock's 0, mono, `lengthMs` long at `rateHz`: silent where nothing has been played yet. */
  render(lengthMs: number, rateHz: number): Float32Array {
    const length = Math.round(lengthMs * RATE_PER_MS)
    const track = this.timeline.render(length, this.position())
    this.fades.apply(track, 0)
    this.loudness.apply(track, 0)
    const wanted = new Float32Array(Math.round((lengthMs * rateHz) / 1000))
    wanted.set(resample(track, VOICE_SAMPLE_RATE_HZ, rateHz).subarray(0, wanted.length))
    return wanted
  }

  /** Does what is due now and sets the timer for what is due next. */
  private tick(): void {
    const now = this.position()
    while (this.queued(now) < this.maxQueuedSamples) {
      const piece = this.entering.admit()
      if (!piece) break
      this.accept(piece.item, now)
    }
    if (this.draining.size > 0 && this.entering.size === 0) this.marks.close()
    const events = this.marks.take(now, this.heldMarks())
    // A reply that is paused with nothing left may still get more, or be taken up again.
    const isEmpty = this.entering.size === 0 && this.queued(now) === 0
    if (this.draining.size > 0 && isEmpty && !this.held) {
      this.isReplying = false
      while (this.draining.admit());
    }
    this.setTimer(now)
    for (const { mark, what, at } of events) {
      for (const listener of this.listeners) listener({ mark, what, atMs: at / RATE_PER_MS })
    }
  }

  private accept(piece: Piece<Mark>, now: number): void {
    const isFirst = !this.isReplying
    if (isFirst) {
      this.isReplying = true
      this.reply++
      this.dry = 0
    }
    piece.reply = this.reply
    this.marks.open(this.reply, piece.mark)
    if (this.held) return void this.held.push(piece)
    const isGapless = !isFirst && this.timeline.end > now
    if (!isFirst && !isGapless) this.dry++
    const from = isGapless ? this.timeline.end : Math.max(now + this.bufferSamples, this.quietUntil)
    this.timeline.place(piece, from)
  }

  private setTimer(now: number): void {
    this.cancelTimer()
    const nextMark = this.marks.next(this.heldMarks())
    const due = nextMark === null ? [] : [nextMark]
    if (this.draining.size > 0 && !this.held) due.push(this.timeline.end)
    if (this.entering.size > 0 && !this.held) {
      due.push(now + this.queued(now) - this.maxQueuedSamples + 1)
    }
    if (due.length === 0) return void (this.cancelTimer = () => {})
    const delayMs = Math.min(...due) / RATE_PER_MS - this.clock.nowMs()
    this.cancelTimer = this.clock.after(Math.max(0, delayMs), () => this.tick())
  }

  private queued(now: number): number {
    const held = this.held ?? []
    return this.timeline.samplesFrom(now) + held.reduce((sum, { pcm }) => sum + pcm.length, 0)
  }

  private heldMarks(): Set<Mark> {
    return new Set(this.held?.map(({ mark }) => mark))
  }

  private playedUpTo(position: number): number {
    const samples = this.timeline.playedByMark(this.reply, position).values()
    return [...samples].reduce((sum, played) => sum + played, 0)
  }

  private position(): number {
    return toPosition(this.clock.nowMs())
  }
}

/** Whole samples since the clock's 0; the hair above keeps a timer that fires on its sample from missing it. */
function toPosition(timeMs: number): number {
  return Math.floor(timeMs * RATE_PER_MS + 1e-6)
}
