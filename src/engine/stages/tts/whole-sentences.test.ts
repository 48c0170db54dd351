import { expect, it } from 'vitest'
import type { Tts } from '../../ports.ts'
import { wholeSentences } from './whole-sentences.ts'

it('given a voice that speaks parts, speaks none, and asks for every sentence as a whole', async () => {
  const asked: unknown[] = []
  const fakeTts: Tts = {
    info: { engine: 'fake', model: 'fake', build: 'fake', threads: 1 },
    speaksParts: () => true,
    async *speak(text, { isWhole }) {
      asked.push([text, isWhole])
      yield new Float32Array(1)
    },
  }
  const whole = wholeSentences(fakeTts)
  const options = { signal: new AbortController().signal, voice: 'fake', speed: 1 }
  for await (const piece of whole.speak('Hello.', options)) expect(piece).toHaveLength(1)
  expect(whole.speaksParts('fake')).toBe(false)
  expect(asked).toEqual([['Hello.', true]])
})
