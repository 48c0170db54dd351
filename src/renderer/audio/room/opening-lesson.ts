// Hands-free begins to listen: a short sound says so, and by its echo the canceller learns the room before the first reply.
import type { CapturedFrame } from '../frame-clock.ts'

/** So long a microphone delivers before the sound begins: it settles. */
const SETTLED_FRAMES = 10
/** A device that comes and goes does not ring each time. */
const AGAIN_AFTER_MS = 60_000

export interface OpeningSituation {
  /** Replies are heard while the microphone listens. */
  isHandsFree: boolean
  /** The user wants to hear that it listens. */
  isWanted: boolean
  isMuted: boolean
  volume: number
  /** Somebody talks, or a reply is on its way. */
  isBusy: boolean
  /** Who speaks at this moment is not interrupted. */
  hearsSpeech: boolean
  /** The window can be seen: nothing rings out of the background. */
  isShown: boolean
  /** Somebody would answer. */
  isReady: boolean
  /** What comes back of replies is not known. */
  isUnknown: boolean
}

/** Whether the sound may begin now. */
export function mayOpen(now: OpeningSituation): boolean {
  const isDue = now.isHandsFree && now.isWanted && now.isReady && now.isUnknown
  const isHeard = !now.isMuted && now.volume > 0 && now.isShown
  return isDue && isHeard && !now.isBusy && !now.hearsSpeech
}

/** Asked at every frame of the microphone: the moment comes by itself, whatever it waits for. */
export class OpeningLesson {
  private settled = 0
  private taughtAtMs = -Infinity
  private isOver = false

  /** @param teach plays the sound and learns by it; what it fails by is nobody's business: the first reply teaches as well */
  constructor(
    private readonly now: () => OpeningSituation,
    private readonly teach: () => Promise<void>,
  ) {}

  frame({ arrivedAtMs, isFirst }: Pick<CapturedFrame, 'arrivedAtMs' | 'isFirst'>): void {
    const now = this.now()
    if (isFirst || !now.isUnknown) this.isOver = false
    if (now.isHandsFree && now.isBusy) this.isOver = true // a conversation has begun: no tune between two replies
    if (this.isOver || arrivedAtMs - this.taughtAtMs < AGAIN_AFTER_MS) return
    this.settled = mayOpen(now) ? this.settled + 1 : 0
    if (this.settled < SETTLED_FRAMES) return
    this.settled = 0
    this.isOver = true
    this.taughtAtMs = arrivedAtMs
    void this.teach().catch(() => {})
  }
}
