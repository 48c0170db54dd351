// The speech process: Kokoro-82M on onnxruntime, with kokoro-js's phonemes and voices.
import { env } from 'onnxruntime-node'
import { serve } from '../worker/serve.ts'
import type { KokoroMethods } from './kokoro-methods.ts'
import type { KokoroSpeaker } from './kokoro-speaker.ts'
import { loadKokoro } from './load-kokoro.ts'
import { DEFAULT_VOICE } from './voices.ts'

/** A call of the phonemizer takes 100 ms until it is compiled, then 2 to 9: words of many kinds, a few rounds. */
const WARM_UP =
  'Sure, here it is: on July 4th, 1776, about 2.5 million people, I think, lived there! Right?'
const WARM_UP_ROUNDS = 3

let speaker: KokoroSpeaker | undefined

serve<KokoroMethods>({
  // eslint-disable-next-line require-yield -- a method without chunks
  async *load(params) {
    speaker = await loadKokoro(params)
    for (let round = 0; round < WARM_UP_ROUNDS; round++)
      await speaker.phonemes(WARM_UP, DEFAULT_VOICE)
    await speaker.speak({ text: 'Hello.', voice: DEFAULT_VOICE, speed: 1 }).next()
    return { build: `cpu, onnxruntime ${env.versions.node ?? env.versions.common}` }
  },

  async *speak(params, { signal }) {
    if (!speaker) throw new Error('load comes first')
    for await (const piece of speaker.speak(params)) {
      signal.throwIfAborted()
      yield piece
    }
    return undefined
  },
})
