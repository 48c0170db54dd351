// The level of the microphone, often enough for the eye and no oftener.
import { levelDbfs, meterLevel } from './sound-level.ts'

/** 3 frames are 96 ms; one update in 2 frames is 15 a second. */
const WINDOW_FRAMES = 3
const FRAMES_PER_UPDATE = 2
/** Smaller changes are not worth drawing. */
const SMALLEST_CHANGE = 0.03

export class InputMeter {
  private recent: number[] = []
  private count = 0
  private shown = 0

  /** @param isWatched false while nobody can see the meter: nothing is computed then */
  constructor(
    private readonly show: (level: number) => void,
    private readonly isWatched: () => boolean,
  ) {}

  frame(samples: Float32Array): void {
    if (!this.isWatched()) return
    this.recent.push(meterLevel(levelDbfs(samples)))
    if (this.recent.length > WINDOW_FRAMES) this.recent.shift()
    if (++this.count % FRAMES_PER_UPDATE === 0) this.update(Math.max(...this.recent))
  }

  /** The microphone is closed or muted. */
  rest(): void {
    this.recent = []
    this.update(0)
  }

  private update(level: number): void {
    const isEnd = level === 0 || level === 1
    if (level === this.shown || (!isEnd && Math.abs(level - this.shown) < SMALLEST_CHANGE)) return
    this.shown = level
    this.show(level)
  }
}
