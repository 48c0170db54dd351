// Recognition of one turn while it is spoken: partial passes over the growing audio, then a final pass over it.
import { MICROPHONE_SAMPLE_RATE_HZ } from '../../../shared/audio-format.ts'
import type { Stt, Transcription } from '../../ports.ts'
import { LeaseDropped } from '../cores/lease.ts'
import { LocalAgreement, type PartialTranscript } from './local-agreement.ts'
import { quietCut } from './quiet-cut.ts'
import { isSure, saysItselfTwice } from './second-opinion.ts'
import { sleepMs } from '../cores/sleep.ts'
import { joinParts, transcribeWhole } from './transcribe-whole.ts'

export interface StreamingTranscriberOptions {
  /** For partial passes. */
  partialStt: Stt
  /** For finished parts of a long turn, which are heard once and stand. */
  partStt: Stt
  /** The most threads of a partial pass. */
  partialThreads?: number
  /** For the final pass, which the user waits for. */
  finalStt: Stt
  finalThreads: number
  /** A partial pass that heard all of the speech can be the final one, if it is sure. */
  partialsStand?: boolean
  /** The turn so far, mono 16 kHz: it only grows. */
  pcm: () => Float32Array
  language?: string
  /** Least time between the starts of two partial passes. */
  partialEveryMs?: number
  sleep?: (ms: number, options: { signal: AbortSignal }) => Promise<void>
}

export interface PartialHypothesis extends PartialTranscript {
  /** All of it as it was heard by the newest pass, marks included. */
  text: string
  /** ISO 639-1 code in which that pass heard it. */
  language: string
  /** How sure that pass was, see Transcription. */
  meanLogProbability?: number
  /** So much of the turn it has heard. */
  heardMs: number
}

interface PartialPass {
  /** Up to which sample of the turn it hears. */
  end: number
  /** What it heard; nothing where it was stopped or failed. */
  part: Promise<Transcription | undefined>
  stop: AbortController
  /** The turn paused behind it: it is not stopped with the partials. */
  isFinal: boolean
}

/** Less audio than this says nothing yet, and whisper makes up a word for it. */
const LEAST_AUDIO_MS = 300
/** How soon to look again while the audio does not grow, or somebody may come to wait for it. */
const LOOK_EVERY_MS = 20
const PER_MS = MICROPHONE_SAMPLE_RATE_HZ / 1000

/**
 * One turn's transcriber. Its clock is the audio itself: a pass is due when the turn has grown by `partialEveryMs`
 * since the last pass began, or when that much time has gone by. What grew meanwhile is heard by the next pass; passes are never queued.
 * A long turn is cut at quiet moments (quiet-cut.ts): the part before a cut is transcribed once and stands, so that
 * neither the passes nor the wait at the end grow with the length of the turn.
 */
export class StreamingTranscriber {
  private readonly parts: Transcription[] = []
  private windowStart = 0
  private standing = ''
  private readonly agreement = new LocalAgreement()
  /** The newest one, running or done. */
  private partialPass: PartialPass | undefined

  constructor(private readonly options: StreamingTranscriberOptions) {}

  /**
   * Partial transcripts while the audio grows; `confirmed` only ever grows. Ends only by the signal, and may be
   * called again afterwards: it goes on where it was.
   * @param options.neededMs so much of the turn somebody waits to have heard: a pass that has it is due at once
   * @throws AbortError; what the engine throws
   */
  async *partials({
    signal,
    neededMs,
  }: {
    signal: AbortSignal
    neededMs?: () => number
  }): AsyncGenerator<PartialHypothesis, void, void> {
    const { partialEveryMs = 250, sleep = sleepMs } = this.options
    let heard = 0
    for (;;) {
      const dueMs = (): number => {
        if (neededMs && neededMs() * PER_MS > heard) return 0
        return partialEveryMs - (this.options.pcm().length - heard) / PER_MS
      }
      for (let ms = dueMs(); ms > 0; ms = neededMs ? dueMs() : 0)
        await sleep(neededMs ? Math.min(ms, LOOK_EVERY_MS) : ms, { signal })
      signal.throwIfAborted()
      const { length } = this.options.pcm()
      if (length === heard || length - this.windowStart < LEAST_AUDIO_MS * PER_MS) {
        await sleep(LOOK_EVERY_MS, { signal })
        continue
      }
      heard = length
      const partial = await this.hear(signal).catch(unlessDropped)
      if (partial) yield partial
    }
  }

  /**
   * The final pass over the turn as it is now; it wins over every partial. A partial pass that still runs is stale
   * and ended, but where it hears the first `neededMs` and more: then it is the final one, if it is sure.
   * May be called again when the turn went on.
   * @throws AbortError; what the engine throws
   */
  async finish({
    signal,
    neededMs = Infinity,
    onProvider,
  }: {
    signal: AbortSignal
    neededMs?: number
    onProvider?: Parameters<Stt['transcribe']>[1]['onProvider']
  }): Promise<Transcription> {
    const { finalStt, finalThreads, partialsStand = true } = this.options
    const { parts, partialPass } = this
    if (partialsStand && partialPass && partialPass.end >= neededMs * PER_MS) {
      const part = await this.asFinal(partialPass, signal)
      if (part && isSure(part)) return joinParts([...parts, part])
    }
    partialPass?.stop.abort()
    const rest = await transcribeWhole(finalStt, this.window(), {
      ...this.pass(finalThreads, signal),
      onProvider,
    })
    return joinParts([...parts, rest])
  }

  /** Waits for a partial pass that goes on though the partials have been stopped. */
  private async asFinal(
    pass: PartialPass,
    signal: AbortSignal,
  ): Promise<Transcription | undefined> {
    pass.isFinal = true
    const onAbort = (): void => pass.stop.abort(signal.reason)
    signal.addEventListener('abort', onAbort, { once: true })
    try {
      const part = await pass.part
      signal.throwIfAborted()
      return part
    } finally {
      signal.removeEventListener('abort', onAbort)
    }
  }

  /** One pass over the window. Nothing where `finish` ended it, or it went round in a circle. */
  private async hear(signal: AbortSignal): Promise<PartialHypothesis | undefined> {
    const { partialStt, partStt, finalThreads, partialThreads = finalThreads } = this.options
    const window = this.window()
    const cut = quietCut(window)
    if (cut !== undefined) {
      const clip = window.subarray(0, cut)
      return this.stand(await partStt.transcribe(clip, this.pass(partialThreads, signal)), cut)
    }
    const stop = new AbortController()
    const heard = partialStt.transcribe(window, this.pass(partialThreads, stop.signal))
    const pass: PartialPass = {
      end: this.windowStart + window.length,
      part: heard.catch(() => undefined),
      stop,
      isFinal: false,
    }
    this.partialPass = pass
    const onAbort = (): void => {
      if (!pass.isFinal) stop.abort(signal.reason)
    }
    signal.addEventListener('abort', onAbort, { once: true })
    try {
      const transcription = await heard
      const { text } = transcription
      signal.throwIfAborted()
      // What was shown as confirmed stays, and the next pass hears it better.
      if (saysItselfTwice(text)) return undefined
      return this.shown(this.agreement.feed(text), { ...transcription, end: pass.end })
    } catch (error) {
      if (stop.signal.aborted && !signal.aborted) return undefined
      throw error
    } finally {
      signal.removeEventListener('abort', onAbort)
    }
  }

  /** Fixes the window's first `samples`: they are not listened to again. */
  private stand(part: Transcription, samples: number): PartialHypothesis {
    this.parts.push(part)
    this.windowStart += samples
    this.partialPass = undefined
    this.standing = `${this.standing} ${this.agreement.cut(part.text)}`.trim()
    const { transcript } = this.agreement
    const text = `${transcript.confirmed} ${transcript.tentative}`
    return this.shown(transcript, { ...part, text, end: this.windowStart })
  }

  private shown(
    { confirmed, tentative }: PartialTranscript,
    heard: Transcription & { end: number },
  ): PartialHypothesis {
    const { standing, parts } = this
    const { language, meanLogProbability } = heard
    // The parts as the final transcript will have them: what was confirmed of them has other marks, and whoever reads
    // along would have to begin anew.
    const text = `${joinParts(parts).text} ${heard.text}`.trim()
    return {
      confirmed: `${standing} ${confirmed}`.trim(),
      tentative,
      text,
      language,
      ...(meanLogProbability !== undefined && { meanLogProbability }),
      heardMs: heard.end / PER_MS,
    }
  }

  /** The audio behind the last cut. */
  private window(): Float32Array {
    return this.options.pcm().subarray(this.windowStart)
  }

  private pass(threads: number, signal: AbortSignal): Parameters<Stt['transcribe']>[1] {
    const { language } = this.options
    return { signal, threads, ...(language === undefined ? {} : { language }) }
  }
}

/** A pass for which there was no room costs a partial: the next one hears more. */
function unlessDropped(error: unknown): undefined {
  if (!(error instanceof LeaseDropped)) throw error
}
