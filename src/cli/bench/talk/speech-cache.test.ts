import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { cachedSpeech } from './speech-cache.ts'
import type { UserVoice } from './voices.ts'

const { signal } = new AbortController()
const emma: UserVoice = { by: 'kokoro', voice: 'bf_emma' }
const newFolder = (): string => join(mkdtempSync(join(tmpdir(), 'parley-speech-')), 'bench-talk')

describe('cachedSpeech', () => {
  it('given the same text and voice again, does not speak again; another text or voice it does', async () => {
    const folder = newFolder()
    const speak = vi.fn(async () => new Float32Array(160).fill(0.5))
    const options = { folder, speak, signal }
    const first = await cachedSpeech('Hello.', emma, options)
    expect(await cachedSpeech('Hello.', emma, options)).toEqual(first)
    expect(speak).toHaveBeenCalledTimes(1)
    await cachedSpeech('Hello!', emma, options)
    await cachedSpeech('Hello.', { by: 'kokoro', voice: 'am_puck' }, options)
    expect(speak).toHaveBeenCalledTimes(3)
    expect(readdirSync(folder).filter((name) => name.endsWith('.wav'))).toHaveLength(3)
  })
  it('given a voice that fails or says nothing, leaves nothing behind', async () => {
    const folder = newFolder()
    const failing = { folder, speak: () => Promise.reject(new Error('no breath')), signal }
    await expect(cachedSpeech('Hello.', emma, failing)).rejects.toThrow('no breath')
    const silent = { folder, speak: async () => new Float32Array(), signal }
    await expect(cachedSpeech('Hello.', emma, silent)).rejects.toThrow('said nothing')
    expect(readdirSync(folder)).toEqual([])
  })
})
