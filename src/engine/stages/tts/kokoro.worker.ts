// The speech process: Kokoro-82M on onnxruntime, with kokoro-js's phonemes and voices.
import { setImmediate as nextTask } from 'node:timers/promises'
import { env } from 'onnxruntime-node'
import { Heartbeat } from '../worker/heartbeat.ts'
import { serve } from '../worker/serve.ts'
import type { KokoroMethods } from './kokoro-methods.ts'
import type { KokoroSpeaker } from './kokoro-speaker.ts'
import { loadKokoro } from './load-kokoro.ts'
import { DEFAULT_VOICE } from './voices.ts'

/**
 * The phonemizer is JavaScript made of C: its first call takes a second of computing, the second 280 ms, then it is
 * compiled and takes 2 to 9. Words of many kinds, so that all of it is. Only the first call is waited for at the start.
 */
const WARM_UP =
  'Sure, here it is: on July 4th, 1776, about 2.5 million people, I think, lived there! Right?'
const LATER_ROUNDS = 2

let speaker: KokoroSpeaker | undefined

serve<KokoroMethods>(
  {
    // eslint-disable-next-line require-yield -- a method without chunks
    async *load(params) {
      speaker = await loadKokoro(params)
      await speaker.phonemes(WARM_UP, DEFAULT_VOICE)
      await speaker.speak({ text: 'Hello.', voice: DEFAULT_VOICE, speed: 1 }).next()
      void warmOn(speaker).catch(() => {}) // what it fails at, the next call fails at, and says
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

/** Goes on while others still load, or the user speaks; a call that comes waits for one round at most. */
async function warmOn(warmed: KokoroSpeaker): Promise<void> {
  for (let round = 0; round < LATER_ROUNDS; round++) {
    await nextTask()
    await warmed.phonemes(WARM_UP, DEFAULT_VOICE)
  }
}
