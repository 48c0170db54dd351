// `npm run room -- --rendered`: prints how the first reply after a fresh start goes in rendered rooms. It judges nothing: people do.
import { expect, it } from 'vitest'
import { resample } from '../../../src/engine/audio/resample.ts'
import {
  MICROPHONE_SAMPLE_RATE_HZ,
  VOICE_SAMPLE_RATE_HZ,
} from '../../../src/shared/audio-format.ts'
import { openingSound } from '../../../src/renderer/audio/room/room-sound.ts'
import { TELEVISION } from '../people/lines.ts'
import { renderSpeech } from '../people/render-speech.ts'
import { SPEAKERS, type Speaker } from '../people/speakers.ts'
import { PLAYED_RATE_HZ } from '../pulse/sound-clients.ts'
import { firstReply } from './first-reply.ts'
import { RENDERED_ROOMS } from './rendered-rooms.ts'

const APP: Speaker = { kind: 'kokoro', voice: 'af_heart', speed: 1 }
const SAID = [
  'Hold on a second, what does that mean?',
  'Actually, tell me about the moon instead.',
  'How many legs does a spider have?',
  'Can you say that again more slowly?',
]
const REPLY_S = 3
const WITHIN_MS = 600_000

it.runIf(process.env['PARLEY_RENDERED'])('renders rooms', { timeout: WITHIN_MS }, async () => {
  const signal = AbortSignal.timeout(WITHIN_MS)
  const spoken = async (text: string, speaker: Speaker): Promise<Float32Array> =>
    resample(
      await renderSpeech(text, speaker, { signal }),
      PLAYED_RATE_HZ,
      MICROPHONE_SAMPLE_RATE_HZ,
    )
  const pairs: { reply: Float32Array; person: Float32Array }[] = []
  for (const [n, text] of SAID.entries()) {
    const reply = await spoken(TELEVISION[n]!, APP)
    const person = await spoken(text, SPEAKERS[n]!)
    pairs.push({ reply: reply.subarray(0, REPLY_S * MICROPHONE_SAMPLE_RATE_HZ), person })
  }
  const opening = resample(openingSound(), VOICE_SAMPLE_RATE_HZ, MICROPHONE_SAMPLE_RATE_HZ)
  let replies = 0
  for (const room of RENDERED_ROOMS) {
    const line = [null, opening].map((sound) => {
      const all = pairs.map((pair) => firstReply(room, { ...pair, opening: sound }))
      const sum = (of: 'heardFrames' | 'personFrames' | 'falseFrames'): number =>
        all.reduce((total, one) => total + one[of], 0)
      replies += all.length
      const heard = `${sum('heardFrames')} of ${sum('personFrames')} frames heard`
      return `${sound ? 'with' : 'without'} its sound ${heard}, ${sum('falseFrames')} false`
    })
    process.stderr.write(`${room.name.padEnd(24)}  ${line.join('   ')}\n`)
  }
  expect(replies).toBe(2 * pairs.length * RENDERED_ROOMS.length)
})
