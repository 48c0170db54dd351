// Between the microphone and whoever listens: takes the app's own sound out of the frames, and tells how much is left.
import type { CapturedFrame } from '../frame-clock.ts'
import type { PlayedChunk } from '../played-messages.ts'
import { EchoCanceller, type EchoReport } from './echo-canceller.ts'
import { PlayedLine } from './played-line.ts'

export class EchoGuard {
  private readonly line = new PlayedLine()
  private canceller = new EchoCanceller()
  private latest: EchoReport | undefined

  /** What the canceller made of the latest frame. */
  get report(): EchoReport | undefined {
    return this.latest
  }

  /** @param arrivedMs on the page's performance clock */
  played({ position, samples }: PlayedChunk, arrivedMs: number): void {
    this.line.push(samples, position, arrivedMs)
  }

  /** Frames in their order; each comes back at once. */
  clean(frame: CapturedFrame): CapturedFrame {
    if (frame.isFirst) this.forget() // another device hears by another way
    const { samples, echo } = this.canceller.process(
      frame.samples,
      this.line.beside(frame.arrivedAtMs),
    )
    this.latest = echo
    return { ...frame, samples, ownShare: echo.ownShare }
  }

  /** Another loudspeaker: nothing is known of its echo. */
  forget(): void {
    this.canceller = new EchoCanceller()
  }
}
