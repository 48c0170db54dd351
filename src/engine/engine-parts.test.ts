import { describe, expect, it } from 'vitest'
import { CodedError } from '../shared/coded-error.ts'
import { allotThreads } from './stages/cores/allotment.ts'
import { EngineParts } from './engine-parts.ts'
import type { FromWorker } from './stages/worker/protocol.ts'
import type { WorkerHandle } from './stages/worker/worker-life.ts'

describe('EngineParts', () => {
  it('given one model that is missing, spawns nothing for the parts that are still being located', async () => {
    let found = (_path: string): void => {}
    const slowly = new Promise<string>((resolve) => (found = resolve))
    const missing = new CodedError('model_missing', 'it is missing')
    const fakeStore = {
      locate: (id: string) => (id.startsWith('whisper') ? Promise.reject(missing) : slowly),
    }
    let spawned = 0
    const parts = partsOf(
      { tier: 'balanced', parts: ['stt', 'llm'] },
      {
        store: fakeStore,
        spawn: () => {
          spawned++
          throw new Error('nothing may be spawned')
        },
      },
    )
    await expect(parts.open()).rejects.toBe(missing)
    await parts.close()
    found('/models/llm.gguf')
    await new Promise((resolve) => setImmediate(resolve))
    expect(spawned).toBe(0)
  })

  it('given a chosen recogniser that is missing, says that of it, and spawns nothing', async () => {
    const missing = new CodedError('model_missing', 'ear is missing')
    const fakeStore = {
      locate: (id: string) => (id === 'ear' ? Promise.reject(missing) : Promise.resolve('/any')),
    }
    const parts = partsOf(
      { tier: 'balanced', parts: ['stt'], sttModel: 'ear' },
      {
        store: fakeStore,
        spawn: () => {
          throw new Error('nothing may be spawned')
        },
      },
    )
    await expect(parts.open()).rejects.toBe(missing)
    await parts.close()
  })

  it('given a language model that takes its process along on the GPU, loads it without one and says so', async () => {
    const asked: unknown[] = []
    const notices: string[] = []
    const parts = partsOf(
      { tier: 'fast', parts: ['llm'] },
      { spawn: () => fakeWorker(asked), onNotice: (text) => void notices.push(text) },
    )
    const { llm } = await parts.open()
    expect(llm?.info.build).toBe('cpu')
    expect(asked.at(0)).toBe('auto')
    expect(asked.at(-1)).toBe(false)
    expect(notices.at(-1)).toContain('without a GPU')
    await parts.close()
  })

  it('given a model whose loader crashes, says which engine it was, how it ended and what to do, once', async () => {
    const notices: string[] = []
    let spawned = 0
    const parts = detectorOnly(
      () => ({
        pid: ++spawned,
        send: () => {},
        onMessage: () => {},
        onSign: () => {},
        onExit: (listener) => void setImmediate(listener, 'SIGABRT'),
        kill: () => {},
      }),
      notices,
    )
    await expect(parts.open()).rejects.toMatchObject({
      code: 'engine_died',
      message:
        'voice detection ended while it loaded its model (SIGABRT); run `parley models verify`',
    })
    expect({ spawned, notices }).toEqual({ spawned: 1, notices: [] })
    await parts.close()
  })

  it('given a loader that refuses its model in words of its own, says which engine it was and what to do', async () => {
    const parts = detectorOnly(refusingWorker)
    await expect(parts.open()).rejects.toMatchObject({
      code: 'model_corrupt',
      message:
        'voice detection cannot load its model (Protobuf parsing failed.); run `parley models verify`',
    })
    await parts.close()
  })
})

type PartsArguments = ConstructorParameters<typeof EngineParts>

/** With every model installed and nobody who is told, but for what `host` says. */
function partsOf(
  request: PartsArguments[1],
  host: Pick<PartsArguments[2], 'spawn'> & Partial<PartsArguments[2]>,
): EngineParts {
  const fakeHost = {
    store: { locate: async (id: string) => `/models/${id}` },
    workersFolder: 'fake',
    voicesFolder: 'fake',
    stylesFolder: 'fake',
    cacheFolder: 'fake',
    addonFile: 'fake',
    onNotice: () => {},
    ...host,
  }
  return new EngineParts(allotThreads(2), request, fakeHost, {
    signal: new AbortController().signal,
  })
}

function detectorOnly(spawn: () => WorkerHandle, notices: string[] = []): EngineParts {
  const onNotice = (text: string): void => void notices.push(text)
  return partsOf({ tier: 'fast', parts: ['vad'] }, { spawn, onNotice })
}

/** A process whose loader throws what is no error of ours. */
function refusingWorker(): WorkerHandle {
  let tell = (_message: FromWorker): void => {}
  let exit = (_how: string): void => {}
  return {
    pid: 1,
    send: (message) => {
      if (message.kind !== 'pull') return
      const error = { code: 'internal', message: 'Protobuf parsing failed.' } as const
      queueMicrotask(() => tell({ kind: 'error', id: message.id, error }))
    },
    onMessage: (listener) => (tell = listener),
    onSign: () => {},
    onExit: (listener) => (exit = listener),
    kill: () => exit('killed'),
  }
}

/** A language model's process that dies on the GPU. */
function fakeWorker(asked: unknown[]): WorkerHandle {
  let gpu: unknown
  let tell = (_message: FromWorker): void => {}
  let exit = (_how: string): void => {}
  return {
    pid: 1,
    send: (message) => {
      if (message.kind === 'request') asked.push((gpu = (message.params as { gpu: unknown }).gpu))
      if (message.kind !== 'pull') return
      if (gpu !== false) return queueMicrotask(() => exit('signal 11'))
      const layers = { gpu: 0, all: 25 }
      const template = { name: 'any', isThinkingOff: false }
      const value = { build: 'cpu', contextSize: 4096, layers, template }
      queueMicrotask(() => tell({ kind: 'end', id: message.id, value }))
    },
    onMessage: (listener) => (tell = listener),
    onSign: () => {},
    onExit: (listener) => (exit = listener),
    kill: () => exit('killed'),
  }
}
