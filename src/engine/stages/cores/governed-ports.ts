// The ports with a lease of cores around every native call: the engines themselves know nothing of each other.
import { setImmediate as afterOthers } from 'node:timers/promises'
import type { Llm, Stt, Tts } from '../../ports.ts'
import type { Cores } from './cores.ts'
import type { Work } from './lease.ts'

/** When the next partial pass is due (streaming-transcriber.ts), with more to hear. */
const STALE_MS = 250

/**
 * `llm` that computes each token under a lease, so that it stands still while speech is made. It asks for each lease
 * after those whom the last token set to work: the voice must not wait for the token behind its clause.
 */
export function governedLlm(llm: Llm, cores: Cores): Llm {
  const want = { min: llm.info.threads, max: llm.info.threads }
  return {
    info: llm.info,
    answer: (messages, options) =>
      leased('llm', want, llm.answer(messages, options), cores, options.signal, afterOthers),
    prefill: (messages, options) =>
      leased('llm-ahead', want, llm.prefill(messages, options), cores, options.signal, afterOthers),
  }
}

/** `tts` that makes each piece under a lease. */
export function governedTts(tts: Tts, cores: Cores): Tts {
  const want = { min: tts.info.threads, max: tts.info.threads }
  return {
    info: tts.info,
    speaksParts: (voice) => tts.speaksParts(voice),
    speak: (text, options) => leased('tts', want, tts.speak(text, options), cores, options.signal),
  }
}

/**
 * `stt` whose passes take the threads that are free at that moment, one for a partial, up to all for the final
 * pass; whatever `threads` the caller named is the most it gets.
 * @throws LeaseDropped where a partial has waited until it is stale
 */
export function governedStt(stt: Stt, cores: Cores, work: 'stt-final' | 'stt-partial'): Stt {
  return {
    info: stt.info,
    transcribe: (pcm, options) =>
      cores.use(
        work,
        { min: 1, max: options.threads },
        (threads) => stt.transcribe(pcm, { ...options, threads }),
        { signal: options.signal, ...(work === 'stt-partial' && { patienceMs: STALE_MS }) },
      ),
  }
}

async function* leased<T>(
  work: Work,
  want: { min: number; max: number },
  items: AsyncIterable<T>,
  cores: Cores,
  signal: AbortSignal,
  before: () => Promise<void> = async () => {},
): AsyncGenerator<T, void, void> {
  const iterator = items[Symbol.asyncIterator]()
  try {
    for (;;) {
      await before()
      const step = await cores.use(work, want, () => iterator.next(), { signal })
      if (step.done) return
      yield step.value
    }
  } finally {
    await iterator.return?.()
  }
}
