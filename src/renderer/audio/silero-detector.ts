// The page's side of the worker that judges frames.
import type { SpeechDetector } from './frame-outbox.ts'
import type { FromVad, ToVad } from './vad-messages.ts'

interface Waiting {
  resolve: (probability: number) => void
  reject: (reason: unknown) => void
}

/**
 * Silero VAD v5 in a worker of its own. Once it has failed, every call rejects; open another one then.
 * Loading takes half a second; frames given before wait for it.
 */
export class SileroDetector implements SpeechDetector {
  private readonly worker = new Worker(new URL('./vad-worker.ts', import.meta.url), {
    type: 'module',
    name: 'speech-detector',
  })
  private waiting: Waiting[] = []
  private failure: Error | null = null

  constructor() {
    this.worker.onmessage = ({ data }: MessageEvent<FromVad>) => {
      if (data.what === 'failed') return this.fail(new Error(data.message))
      this.waiting.shift()?.resolve(data.value)
    }
    this.worker.onerror = ({ message }) =>
      this.fail(new Error(message || 'the worker did not load'))
  }

  /** @throws Error where the model or its runtime cannot be loaded; AbortError after `dispose` */
  async probability(samples: Float32Array): Promise<number> {
    if (this.failure) throw this.failure
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject })
      this.tell({ what: 'frame', samples })
    })
  }

  reset(): void {
    if (!this.failure) this.tell({ what: 'reset' })
  }

  dispose(): void {
    this.fail(new DOMException('the detector was closed', 'AbortError'))
  }

  private fail(reason: Error): void {
    this.failure ??= reason
    this.worker.terminate()
    for (const { reject } of this.waiting.splice(0)) reject(reason)
  }

  private tell(message: ToVad): void {
    this.worker.postMessage(message)
  }
}
