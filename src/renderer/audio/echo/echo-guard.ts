// Between the microphone and whoever listens: takes the app's own sound out of the frames, and tells how much is left.
import type { CapturedFrame } from '../frame-clock.ts'
import type { PlayedChunk } from '../played-messages.ts'
import { EchoCanceller } from './echo-canceller.ts'
import { EchoJudge, type EchoVerdict } from './echo-verdict.ts'
import { PlayedLine } from './played-line.ts'

export class EchoGuard {
  private readonly line = new PlayedLine()
  private canceller = new EchoCanceller()
  private judge = new EchoJudge()
  private verdict: EchoVerdict = 'unknown'

  private isTapped = false

  /**
   * @param plays whether a reply is heard at this moment
   * @param onVerdict told when it changes
   */
  constructor(
    private readonly plays: () => boolean,
    private readonly onVerdict: (verdict: EchoVerdict) => void,
  ) {}

  /** @param arrivedMs on the page's performance clock */
  played({ position, samples }: PlayedChunk, arrivedMs: number): void {
    this.isTapped = true
    this.line.push(samples, position, arrivedMs)
  }

  /** Frames in their order; each comes back at once. */
  clean(frame: CapturedFrame): CapturedFrame {
    if (frame.isFirst) this.forget() // another device hears by another way
    if (!this.isTapped) {
      if (!this.plays()) return frame
      // Something is heard of which nothing is known: whatever comes back may be it.
      this.tell('hard')
      return { ...frame, ownShare: 1 }
    }
    const { samples, echo } = this.canceller.process(
      frame.samples,
      this.line.beside(frame.arrivedAtMs),
    )
    this.tell(this.judge.judge(echo))
    return { ...frame, samples, ownShare: echo.ownShare }
  }

  /** Another loudspeaker: nothing is known of its echo. */
  forget(): void {
    this.canceller = new EchoCanceller()
    this.judge = new EchoJudge()
    this.tell('unknown')
  }

  private tell(verdict: EchoVerdict): void {
    if (verdict === this.verdict) return
    this.verdict = verdict
    this.onVerdict(verdict)
  }
}
