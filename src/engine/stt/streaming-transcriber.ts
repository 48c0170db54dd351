// Recognition of one turn while it is spoken: partial passes over the growing audio, a final pass over all of it.
import { MICROPHONE_SAMPLE_RATE_HZ } from '../../shared/audio-format.ts'
import type { Stt, Transcription } from '../ports.ts'
import { cutPoint } from './cut-point.ts'
import { LocalAgreement, type PartialTranscript } from './local-agreement.ts'

export interface StreamingTranscriberOptions {
  /** For partial passes: one thread each, so that the voice and the detectors are not held up. */
  partialStt: Stt
  /** For the final pass, which the user waits for. */
  finalStt: Stt
  finalThreads: number
  /** The turn so far, mono 16 kHz: it only grows. */
  pcm: () => Float32Array
  language?: string
  /** Least time between the starts of two partial passes. */
  partialEveryMs?: number
  /** Waits; injected so that tests need no clock. */
  sleep?: (ms: number, signal: AbortSignal) => Promise<void>
  nowMs?: () => number
}

/** Less audio than this says nothing yet. */
const LEAST_AUDIO_MS = 350
const LOOK_EVERY_MS = 20

/**
 * One turn's transcriber. Turns longer than whisper's window are cut at pauses: what lies before a cut is
 * transcribed once and stands, so that a partial pass never hears more than 26 s.
 */
export class StreamingTranscriber {
  private readonly agreement = { standing: '', current: new LocalAgreement() }
  private readonly parts: { text: string; endSample: number }[] = []

  constructor(private readonly options: StreamingTranscriberOptions) {}

  /**
   * Partial transcripts while the audio grows, at most one pass at a time; audio that grew meanwhile is heard by
   * the next pass, passes are never queued. Ends only by the signal; may be called again afterwards.
   */
  async *partials({
    signal,
  }: {
    signal: AbortSignal
  }): AsyncGenerator<PartialTranscript, void, void> {
    const { partialEveryMs = 250, sleep = sleepMs, nowMs = () => performance.now() } = this.options
    let heardSamples = 0
    for (;;) {
      const startMs = nowMs()
      const pcm = this.open()
      if (pcm.length > heardSamples && ms(pcm) >= LEAST_AUDIO_MS) {
        heardSamples = pcm.length
        const cut = cutPoint(pcm)
        const { text } = await this.pass(this.options.partialStt, cut ? pcm.subarray(0, cut) : pcm, 1, signal)
        if (cut === undefined) yield this.shown(text)
        else {
          this.stand(text, cut)
          heardSamples = 0
        }
      }
      await sleep(Math.max(LOOK_EVERY_MS, partialEveryMs - (nowMs() - startMs)), signal)
      signal.throwIfAborted()
    }
  }

  /** The final pass over all of the turn; it wins over every partial. */
  async finish({ signal }: { signal: AbortSignal }): Promise<Transcription> {
    const { finalStt, finalThreads } = this.options
    const texts = this.parts.map((part) => part.text)
    let pcm = this.open()
    let last: Transcription = { text: '', language: '', looped: false }
    while (pcm.length > 0) {
      const cut = cutPoint(pcm) ?? pcm.length
      last = await this.pass(finalStt, pcm.subarray(0, cut), finalThreads, signal)
      texts.push(last.text)
      pcm = pcm.subarray(cut)
    }
    return { ...last, text: texts.filter(Boolean).join(' ') }
  }

  /** The audio behind the last cut. */
  private open(): Float32Array {
    return this.options.pcm().subarray(this.parts.at(-1)?.endSample ?? 0)
  }

  private pass(stt: Stt, pcm: Float32Array, threads: number, signal: AbortSignal): Promise<Transcription> {
    const { language } = this.options
    return stt.transcribe(pcm, { signal, threads, ...(language === undefined ? {} : { language }) })
  }

  private stand(text: string, cut: number): void {
    const endSample = (this.parts.at(-1)?.endSample ?? 0) + cut
    this.parts.push({ text, endSample })
    this.agreement.standing = this.parts.map((part) => part.text).join(' ')
    this.agreement.current = new LocalAgreement()
  }

  private shown(hypothesis: string): PartialTranscript {
    const { standing, current } = this.agreement
    const { confirmed, tentative } = current.push(hypothesis)
    return { confirmed: `${standing} ${confirmed}`.trim(), tentative }
  }
}

function ms(pcm: Float32Array): number {
  return (pcm.length / MICROPHONE_SAMPLE_RATE_HZ) * 1000
}

function sleepMs(delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => {
      clearTimeout(timer)
      reject(signal.reason as Error)
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', onAbort)
      resolve()
    }, delayMs)
    if (signal.aborted) onAbort()
    else signal.addEventListener('abort', onAbort, { once: true })
  })
}
