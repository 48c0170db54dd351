// What is asked of faulted engines: made by our own voice, so that it is there on every machine.
import { resample } from '../../src/engine/audio/resample.ts'
import { joined } from '../../src/engine/audio/joined.ts'
import type { SpokenQuestion } from './fault-room.ts'
import { openTestEngine } from '../../src/engine/testing/open-test-engine.ts'

/** Answered by several sentences: something is left to be said when the fault comes late. */
const LONG = 'Tell me a story about an old lighthouse keeper, in three sentences.'
const MIDDLE = 'What causes the tides in the sea?'
const SHORT = 'What is the capital of France?'

export interface Questions {
  long: SpokenQuestion
  middle: SpokenQuestion
  short: SpokenQuestion
}

/** All of them, with silence before. */
export async function speakQuestions(): Promise<Questions> {
  const engine = await openTestEngine(['tts'])
  const { signal } = new AbortController()
  const speak = async (name: string, text: string): Promise<SpokenQuestion> => {
    const pieces: Float32Array[] = [new Float32Array(24_000 * 0.3)]
    const options = { signal, voice: 'af_bella', speed: 1 }
    for await (const piece of engine.tts.speak(text, options)) pieces.push(piece)
    return { name, pcm: resample(joined(pieces), 24_000, 16_000) }
  }
  try {
    return {
      long: await speak('long', LONG),
      middle: await speak('middle', MIDDLE),
      short: await speak('short', SHORT),
    }
  } finally {
    await engine.close()
  }
}
