// The speech process: Kokoro-82M on onnxruntime, with espeak-ng's phonemes.
import { env } from 'onnxruntime-node'
import { Heartbeat } from '../worker/heartbeat.ts'
import { serve } from '../worker/serve.ts'
import type { KokoroMethods } from './kokoro-methods.ts'
import type { KokoroSpeaker } from './kokoro-speaker.ts'
import { loadKokoro } from './load-kokoro.ts'
import { DEFAULT_VOICE } from './voices.ts'

/** Words of many kinds, so that the first sentence of a conversation is none of the first for espeak-ng. */
const WARM_UP =
  'Sure, here it is: on July 4th, 1776, about 2.5 million people, I think, lived there! Right?'

let speaker: KokoroSpeaker | undefined

serve<KokoroMethods>(
  {
    // eslint-disable-next-line require-yield -- a method without chunks
    async *load(params) {
      speaker = await loadKokoro(params)
      speaker.phonemes(WARM_UP, DEFAULT_VOICE)
      await speaker.speak({ text: 'Hello.', voice: DEFAULT_VOICE, speed: 1 }).next()
      const build = `cpu, onnxruntime ${env.versions.node ?? env.versions.common}`
      return { build, partVoices: speaker.partVoices }
    },

    async *speak(params, { signal }) {
      if (!speaker) throw new Error('load comes first')
      for await (const piece of speaker.speak(params)) {
        signal.throwIfAborted()
        yield piece
      }
      return undefined
    },
  },
  { heartbeat: new Heartbeat() },
)
