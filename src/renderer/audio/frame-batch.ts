// How many frames go to the page at once: one while somebody talks, several while nobody waits for them.

/** 128 ms: the page is woken 8 times a second instead of 31, and the level still moves. */
export const RESTING_FRAMES = 4

export class FrameBatch<Frame> {
  private frames: Frame[] = []
  private isResting = false

  constructor(private readonly emit: (frames: Frame[]) => void) {}

  push(frame: Frame): void {
    this.frames.push(frame)
    if (!this.isResting || this.frames.length >= RESTING_FRAMES) this.flush()
  }

  /** Woken, it gives at once what it had kept. */
  setResting(isResting: boolean): void {
    this.isResting = isResting
    if (!isResting) this.flush()
  }

  private flush(): void {
    if (this.frames.length === 0) return
    const frames = this.frames
    this.frames = []
    this.emit(frames)
  }
}
