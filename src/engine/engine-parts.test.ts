import { describe, expect, it } from 'vitest'
import { CodedError } from '../shared/coded-error.ts'
import { allotThreads } from './cores/allotment.ts'
import { EngineParts } from './engine-parts.ts'
import type { ModelStore } from './models/model-store.ts'

describe('EngineParts', () => {
  it('given one model that is missing, spawns nothing for the parts that are still being located', async () => {
    let found = (_path: string): void => {}
    const slowly = new Promise<string>((resolve) => (found = resolve))
    const missing = new CodedError('model_missing', 'it is missing')
    const fakeStore = {
      locate: (id: string) => (id.startsWith('whisper') ? Promise.reject(missing) : slowly),
    } as unknown as ModelStore
    let spawned = 0
    const parts = new EngineParts(
      allotThreads(2),
      { tier: 'balanced', parts: ['stt', 'llm'] },
      {
        store: fakeStore,
        spawn: () => {
          spawned++
          throw new Error('nothing may be spawned')
        },
        workersFolder: 'fake',
        voicesFolder: 'fake',
        addonFile: 'fake',
        onNotice: () => {},
      },
      { signal: new AbortController().signal },
    )
    await expect(parts.open()).rejects.toBe(missing)
    await parts.close()
    found('/models/llm.gguf')
    await new Promise((resolve) => setImmediate(resolve))
    expect(spawned).toBe(0)
  })
})
