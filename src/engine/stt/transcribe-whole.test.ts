import { describe, expect, it } from 'vitest'
import type { Stt } from '../ports.ts'
import { transcribeWhole } from './transcribe-whole.ts'

const fakeStt: Stt = {
  info: { engine: 'fake', model: 'fake', build: 'fake', threads: 1 },
  transcribe: async (pcm) => ({ text: pcm[0] === 0 ? '' : `from ${pcm[0]}`, language: 'en', looped: false }),
}
const signal = new AbortController().signal

describe('transcribeWhole', () => {
  it('given a short clip, makes one pass', async () => {
    const whole = await transcribeWhole(fakeStt, new Float32Array(16_000).fill(1), { signal, threads: 1 })
    expect(whole.text).toBe('from 1')
  })

  it('given a long recording, joins its parts and tells of each', async () => {
    const pcm = Float32Array.from({ length: 60 * 16_000 }, (_, i) => i)
    const told: string[] = []
    const whole = await transcribeWhole(fakeStt, pcm, {
      signal,
      threads: 1,
      onPart: (text) => told.push(text),
    })
    expect(whole.text.split('from').length).toBeGreaterThan(2)
    expect(whole.text.startsWith(told.at(-1)!)).toBe(true)
  })

  it('given nothing said, is empty', async () => {
    const whole = await transcribeWhole(fakeStt, new Float32Array(100), { signal, threads: 1 })
    expect(whole).toEqual({ text: '', language: 'en', looped: false })
  })
})
