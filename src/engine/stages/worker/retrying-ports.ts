// Ports that survive the death of their engine's process: work of which nothing was delivered yet is done again.
import { CodedError } from '../../../shared/coded-error.ts'
import type { Llm, Stt, Tts, Vad } from '../../ports.ts'

export function retryingStt(stt: Stt): Stt {
  return {
    get info() {
      return stt.info
    },
    transcribe: (pcm, options) => onceMore(() => stt.transcribe(pcm, options)),
  }
}

export function retryingLlm(llm: Llm): Llm {
  return {
    get info() {
      return llm.info
    },
    answer: (messages, options) => onceMoreStreaming(() => llm.answer(messages, options)),
    prefill: (messages, options) => onceMoreStreaming(() => llm.prefill(messages, options)),
  }
}

export function retryingTts(tts: Tts): Tts {
  return {
    get info() {
      return tts.info
    },
    speaksParts: (voice) => tts.speaksParts(voice),
    speak: (text, options) => onceMoreStreaming(() => tts.speak(text, options)),
  }
}

/** A detector that died has forgotten the frames before: it finds its feet again within a few. */
export function retryingVad(vad: Vad): Vad {
  return {
    speechProbability: (frame, options) => onceMore(() => vad.speechProbability(frame, options)),
    reset: (options) => onceMore(() => vad.reset(options)),
  }
}

function isDeath(error: unknown): boolean {
  return (
    error instanceof CodedError && (error.code === 'engine_died' || error.code === 'engine_hung')
  )
}

async function onceMore<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    if (!isDeath(error)) throw error
    return await run()
  }
}

/** Begins again only while nothing was delivered: a reply that has begun must not be said twice. */
async function* onceMoreStreaming<T>(run: () => AsyncIterable<T>): AsyncGenerator<T, void, void> {
  let delivered = false
  try {
    for await (const item of run()) {
      delivered = true
      yield item
    }
  } catch (error) {
    if (delivered || !isDeath(error)) throw error
    yield* run()
  }
}
