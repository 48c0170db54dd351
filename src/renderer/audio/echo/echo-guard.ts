// Between the microphone and whoever listens: takes the app's own sound out of the frames, and tells how much is left.
import type { CapturedFrame } from '../frame-clock.ts'
import type { PlayedChunk } from '../played-messages.ts'
import { EchoCanceller, type EchoReport } from './echo-canceller.ts'
import { EchoJudge, type EchoVerdict } from './echo-verdict.ts'
import { PlayedLine } from './played-line.ts'

/**
 * Gets each frame as it came, what was played beside it, and the canceller's report of it: null where the canceller is
 * not told what is played.
 */
export type EchoListener = (
  heard: Float32Array,
  played: Float32Array,
  echo: EchoReport | null,
) => void

export class EchoGuard {
  private readonly line = new PlayedLine()
  private canceller = new EchoCanceller()
  private judge = new EchoJudge()
  private verdict: EchoVerdict = 'unknown'
  private isTapped = false
  private held: CapturedFrame | null = null
  private listener: EchoListener | null = null
  private hearsSpeech = true
  /** A reply is heard, or what is left of one: other sounds of ours are no voice. */
  private isReply = false

  /**
   * @param plays whether a reply is heard at this moment
   * @param onVerdict told when it changes
   */
  constructor(
    private readonly plays: () => boolean,
    private readonly onVerdict: (verdict: EchoVerdict) => void,
  ) {}

  /**
   * @param renderedMs when the audio thread had it, on the page's performance clock
   * @returns the frame that has waited for it, as clean would
   */
  played(
    { position, samples }: Pick<PlayedChunk, 'position' | 'samples'>,
    renderedMs: number,
  ): CapturedFrame[] {
    this.isTapped = true
    this.line.push(samples, position, renderedMs)
    const { held } = this
    if (!held || !this.line.knows(held.arrivedAtMs)) return []
    this.held = null
    return [this.process(held)]
  }

  /**
   * Frames in their order. While a reply is heard, each waits until what was played beside it is known, for the next one at
   * most: outputs take 25 ms of sound and more at once.
   * @returns those that need not wait (any more)
   */
  clean(frame: CapturedFrame): CapturedFrame[] {
    if (frame.isFirst) this.forget() // another device hears by another way
    const before = frame.isFirst ? null : this.held
    this.held = this.mustWait(frame) ? frame : null
    return [before, this.held ? null : frame].flatMap((ready) =>
      ready ? [this.process(ready)] : [],
    )
  }

  /**
   * The room is being measured.
   * @param listener hears of all frames from now on; null: nobody does any more
   * @param options.asSpeech whether they may be somebody's speech meanwhile; by default none is
   */
  listen(listener: EchoListener | null, { asSpeech = listener === null } = {}): void {
    this.listener = listener
    this.hearsSpeech = asSpeech
  }

  /** What the room's measurement came to. What the canceller has learned meanwhile is kept, unless there is no echo. */
  settle(verdict: 'absent' | 'cancelled' | 'hard'): void {
    if (verdict === 'absent') this.canceller = new EchoCanceller()
    this.canceller.believe(verdict === 'absent')
    this.judge.settle(verdict)
    this.tell(verdict)
  }

  /** Another loudspeaker: nothing is known of its echo. */
  forget(): void {
    this.canceller = new EchoCanceller()
    this.judge = new EchoJudge()
    this.tell('unknown')
  }

  private mustWait({ arrivedAtMs }: CapturedFrame): boolean {
    const isSounding = this.isTapped && (this.plays() || this.listener !== null)
    return isSounding && !this.line.knows(arrivedAtMs)
  }

  private process(frame: CapturedFrame): CapturedFrame {
    const { samples: heard, arrivedAtMs } = frame
    if (!this.isTapped) {
      this.listener?.(heard, new Float32Array(heard.length), null)
      if (!this.plays() && this.hearsSpeech) return frame
      // Something is heard of which nothing is known: whatever comes back may be it.
      if (!this.listener) this.tell('hard')
      return { ...frame, ownShare: 1 }
    }
    // An output that stands still comes later afterwards: what is not told by now may be heard all the same.
    const isUntold = this.plays() && !this.line.knows(arrivedAtMs)
    const played = this.line.beside(arrivedAtMs)
    if (this.line.takeMoved() || isUntold) this.canceller.doubt()
    const { samples, echo } = this.canceller.process(heard, played)
    this.isReply = this.plays() || (this.isReply && echo.isPlaying)
    this.listener?.(heard, played, echo)
    // A sound that is too short or too soft to be learned says nothing of the room.
    if (this.isReply || !this.hearsSpeech || echo.isConverged || echo.isAbsent)
      this.tell(this.judge.judge(echo))
    return { ...frame, samples, ownShare: isUntold ? 1 : this.ownShare(echo) }
  }

  private ownShare({ isConverged, ownShare }: EchoReport): number {
    if (!this.hearsSpeech) return 1
    return this.isReply || isConverged ? ownShare : 0
  }

  private tell(verdict: EchoVerdict): void {
    if (verdict === this.verdict) return
    this.verdict = verdict
    this.onVerdict(verdict)
  }
}
