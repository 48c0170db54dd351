// Strokes that wait to be told, one after the other.
import type { KeyStroke } from '../../../shared/hotkey.ts'

export class StrokeQueue implements AsyncIterable<KeyStroke> {
  private readonly waiting: KeyStroke[] = []
  private wake: () => void = () => {}

  /** @param signal ends it */
  constructor(private readonly signal: AbortSignal) {
    signal.addEventListener('abort', () => this.wake(), { once: true })
  }

  add(strokes: readonly KeyStroke[]): void {
    if (strokes.length === 0) return
    this.waiting.push(...strokes)
    this.wake()
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<KeyStroke, void, void> {
    while (!this.signal.aborted) {
      const stroke = this.waiting.shift()
      if (stroke !== undefined) yield stroke
      else await new Promise<void>((resolve) => (this.wake = resolve))
    }
  }
}
