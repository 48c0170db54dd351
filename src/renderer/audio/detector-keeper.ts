// The page's speech detector: loaded when frames are near, tried once more when it died, unloaded while all sleeps.
import type { SpeechDetector } from './frame-outbox.ts'
import { SileroDetector } from './silero-detector.ts'

/** A detector that died is opened again so often. */
const TRIES = 2

export class DetectorKeeper implements SpeechDetector {
  private current: SileroDetector | null = null
  private deaths = 0

  /** Loads it ahead of need, half a second of work; frames given before wait for it. */
  open(): void {
    this.current ??= new SileroDetector()
  }

  /** @throws as SileroDetector.probability */
  async probability(samples: Float32Array): Promise<number> {
    this.open()
    return await this.current!.probability(samples)
  }

  reset(): void {
    this.current?.reset()
  }

  /** Unloads it until it is needed. */
  close(): void {
    this.current?.dispose()
    this.current = null
  }

  /** It died: whether another one may be tried. */
  died(): boolean {
    this.close()
    return ++this.deaths < TRIES
  }
}
