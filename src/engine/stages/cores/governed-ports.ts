// The ports with a lease of cores around every native call: the engines themselves know nothing of each other. Whoever waits
// for an engine to come back holds none.
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
      leased('llm', want, cores, options, llm, () => llm.answer(messages, options), afterOthers),
    prefill: (messages, options) =>
      leased(
        'llm-ahead',
        want,
        cores,
        options,
        llm,
        () => llm.prefill(messages, options),
        afterOthers,
      ),
  }
}

/** `tts` that makes each piece under a lease. @param work `tts-ahead` where nobody waits for it */
export function governedTts(tts: Tts, cores: Cores, work: 'tts' | 'tts-ahead' = 'tts'): Tts {
  const want = { min: tts.info.threads, max: tts.info.threads }
  return {
    info: tts.info,
    speaksParts: (voice) => tts.speaksParts(voice),
    speak: (text, options) =>
      leased(work, want, cores, options, tts, () => tts.speak(text, options)),
  }
}

/**
 * `stt` whose passes take the threads that are free at that moment, one for a partial, up to all for the final
 * pass; whatever `threads` the caller named is the most it gets.
 * @param mayDrop a partial that has waited until it is stale is left out: where several people share the cores. One
 * alone is better served by hearing late what was said over a reply than by asking again.
 * @throws LeaseDropped where it was
 */
export function governedStt(
  stt: Stt,
  cores: Cores,
  work: 'stt-final' | 'stt-partial',
  mayDrop = false,
): Stt {
  return {
    info: stt.info,
    transcribe: async (pcm, options) => {
      await stt.ready?.(options)
      return await cores.use(
        work,
        { min: 1, max: options.threads },
        (threads) => stt.transcribe(pcm, { ...options, threads }),
        { signal: options.signal, ...(mayDrop && { patienceMs: STALE_MS }) },
      )
    },
  }
}

async function* leased<T>(
  work: Work,
  want: { min: number; max: number },
  cores: Cores,
  { signal }: { signal: AbortSignal },
  engine: Pick<Llm, 'ready'>,
  begin: () => AsyncIterable<T>,
  before: () => Promise<void> = async () => {},
): AsyncGenerator<T, void, void> {
  await engine.ready?.({ signal })
  const iterator = begin()[Symbol.asyncIterator]()
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
