import { describe, expect, it } from 'vitest'
import type { WithinSentence } from '../../ports.ts'
import type { EngineProcess } from '../worker/engine-process.ts'
import type { KokoroMethods, KokoroSpeak } from './kokoro-methods.ts'
import { KokoroTts } from './kokoro-tts.ts'

/** What the process was asked to speak. */
async function asked(text: string, within?: WithinSentence): Promise<KokoroSpeak[]> {
  const all: KokoroSpeak[] = []
  const process = {
    async *stream(_: string, params: KokoroSpeak) {
      all.push(params)
      yield new Float32Array(1)
    },
  } as unknown as EngineProcess<KokoroMethods>
  const tts = new KokoroTts({
    process,
    loaded: { build: 'fake', partVoices: [] },
    model: 'fake',
    threads: 1,
  })
  const { signal } = new AbortController()
  const options = { signal, voice: 'af_heart', speed: 1, ...(within && { within }) }
  for await (const piece of tts.speak(text, options)) void piece
  return all
}

describe('KokoroTts', () => {
  it('given a part of a sentence, tells the process what stands around it', async () => {
    const within = { before: 'Sure,', after: 'can' }
    expect(await asked('I', within)).toEqual([{ text: 'I', voice: 'af_heart', speed: 1, within }])
    expect(await asked('I')).toEqual([{ text: 'I', voice: 'af_heart', speed: 1 }])
  })

  it('given a mark alone, speaks only where a word before it may be waiting for it', async () => {
    expect(await asked('—')).toEqual([])
    expect(await asked('—', { before: '', after: 'I' })).toEqual([])
    expect(await asked('—', { before: 'Well', after: 'I' })).toHaveLength(1)
  })
})
