import { describe, expect, it } from 'vitest'
import type { Stt } from '../../ports.ts'
import { transcribeWhole } from './transcribe-whole.ts'

const fakeStt: Stt = {
  info: { engine: 'fake', model: 'fake', build: 'fake', threads: 1 },
  transcribe: async (pcm) => ({
    text: pcm[0] === 0 ? '' : `from ${pcm[0]}`,
    language: 'en',
    looped: false,
  }),
}
const signal = new AbortController().signal

describe('transcribeWhole', () => {
  it('given a short clip, makes one pass', async () => {
    const whole = await transcribeWhole(fakeStt, new Float32Array(16_000).fill(1), {
      signal,
      threads: 1,
    })
    expect(whole.text).toBe('from 1')
  })

  it('given a long recording, hears every sample once and joins the texts', async () => {
    const pcm = Float32Array.from({ length: 60 * 16_000 }, (_, i) => i)
    let heard = 0
    const counting: Stt = {
      ...fakeStt,
      transcribe: async (clip) => {
        expect(clip[0]).toBe(heard)
        heard += clip.length
        return { text: `ends at ${heard}`, language: 'en', looped: heard < 300_000 }
      },
    }
    const whole = await transcribeWhole(counting, pcm, { signal, threads: 1 })
    expect(heard).toBe(pcm.length)
    expect(whole.text.endsWith(` ends at ${pcm.length}`)).toBe(true)
    expect(whole.looped).toBe(true)
  })

  it('given parts in which nothing was said, leaves no gaps', async () => {
    const texts = ['', 'one', '', 'two']
    const sparse: Stt = {
      ...fakeStt,
      transcribe: async () => ({ text: texts.shift() ?? '', language: 'en', looped: false }),
    }
    const whole = await transcribeWhole(sparse, new Float32Array(40 * 16_000), {
      signal,
      threads: 1,
    })
    expect(whole.text).toBe('one two')
  })

  it('given no audio, makes no pass', async () => {
    const whole = await transcribeWhole(fakeStt, new Float32Array(0), { signal, threads: 1 })
    expect(whole).toEqual({ text: '', language: '', looped: false })
  })
})
