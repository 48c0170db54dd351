// Ports that survive the death of their engine's process: what was delivered stands, the rest is done by the next process.
import { CodedError } from '../../../shared/coded-error.ts'
import type { Llm, Stt, Tts, Vad } from '../../ports.ts'
import { goOnSaying, goOnSounding } from './going-on.ts'

export function retryingStt(stt: Stt): Stt {
  return {
    get info() {
      return stt.info
    },
    transcribe: (pcm, options) => onceMore(() => stt.transcribe(pcm, options)),
  }
}

/** A reply goes on behind its last word. */
export function retryingLlm(llm: Llm): Llm {
  return {
    get info() {
      return llm.info
    },
    answer: (messages, options) => {
      const { said: before = '' } = options
      const run = (said: string) => llm.answer(messages, { ...options, said: before + said })
      return goOnSaying([run, run], isDeath)
    },
    prefill: (messages, options) => onceMoreStreaming(() => llm.prefill(messages, options)),
  }
}

/** A text goes on with the sample behind the last one: the same voice says the same text in the same way. */
export function retryingTts(tts: Tts): Tts {
  return {
    get info() {
      return tts.info
    },
    speaksParts: (voice) => tts.speaksParts(voice),
    speak: (text, options) => {
      const run = () => tts.speak(text, options)
      return goOnSounding([run, run], isDeath)
    },
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

/** For what delivers nothing that counts: it begins again. */
async function* onceMoreStreaming<T>(run: () => AsyncIterable<T>): AsyncGenerator<T, void, void> {
  try {
    yield* run()
  } catch (error) {
    if (!isDeath(error)) throw error
    yield* run()
  }
}
