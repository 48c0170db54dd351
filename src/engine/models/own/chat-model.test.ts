import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CHAT_METADATA, tinyGguf } from '../testing/tiny-gguf.ts'
import { readChatModel } from './chat-model.ts'

describe('chat model', () => {
  const { signal } = new AbortController()
  let folder: string

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parley-gguf-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  async function read(content: Buffer): ReturnType<typeof readChatModel> {
    const path = join(folder, 'model.gguf')
    await writeFile(path, content)
    return readChatModel(path, { signal })
  }

  function without(key: string): Record<string, string | number> {
    return Object.fromEntries(Object.entries(CHAT_METADATA).filter(([name]) => name !== key))
  }

  it('given a chat model, when read, then what it says of itself is known', async () => {
    const content = tinyGguf({ elements: 20_000_000 / 4 })
    expect(await read(content)).toEqual({
      architecture: 'qwen2',
      name: 'Tiny',
      quant: 'Q4_K_M',
      parametersB: 0.01,
      contextTokens: 2048,
      licence: 'apache-2.0',
      bytes: content.length,
    })
  })

  it('given no GGUF file, or none at all, when read, then that is said', async () => {
    await expect(read(Buffer.from('RIFF, and then sound'))).rejects.toThrow('is no GGUF file')
    await expect(read(Buffer.alloc(0))).rejects.toMatchObject({ code: 'file_unreadable' })
    await expect(readChatModel(join(folder, 'nothing.gguf'), { signal })).rejects.toMatchObject({
      code: 'file_unreadable',
    })
    await expect(readChatModel(folder, { signal })).rejects.toMatchObject({
      code: 'file_unreadable',
    })
  })

  it('given a file whose weights or header are cut short, when read, then it is refused', async () => {
    const whole = tinyGguf()
    await expect(read(whole.subarray(0, -1))).rejects.toThrow('it is cut short')
    await expect(read(whole.subarray(0, 100))).rejects.toThrow('damaged or cut short')
  })

  it('given counts that no model has, when read, then it is refused before they are believed', async () => {
    const huge = tinyGguf()
    huge.writeBigUInt64LE(2n ** 60n, 16)
    await expect(read(huge)).rejects.toThrow('damaged or cut short')
  })

  it('given a model that cannot converse, when read, then the line says why', async () => {
    await expect(read(tinyGguf({ metadata: without('tokenizer.chat_template') }))).rejects.toThrow(
      'it has no chat template',
    )
    const embedding = { ...CHAT_METADATA, 'general.architecture': 'nomic-bert' }
    await expect(read(tinyGguf({ metadata: embedding }))).rejects.toThrow('writes no text')
    const part = { ...CHAT_METADATA, 'split.count': 3 }
    await expect(read(tinyGguf({ metadata: part }))).rejects.toThrow('one of 3 parts')
  })
})
