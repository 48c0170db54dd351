import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ModelProgress } from '../models/model-status.ts'
import { FakeHub } from '../models/testing/fake-hub.ts'
import { spawnFork } from '../stages/worker/spawn-fork.ts'
import type { WorkerHandle } from '../stages/worker/worker-life.ts'
import { ModelsProcess } from './models-process.ts'

const workerFile = resolve(import.meta.dirname, '../../../out/main/models.worker.js')

describe('the model manager in a process of its own', () => {
  let root: string
  let hub: FakeHub
  let started: WorkerHandle[]
  let models: ModelsProcess
  const signal = new AbortController().signal

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'parley-models-process-'))
    hub = new FakeHub()
    await hub.listen()
    const source = { kind: 'hub', url: hub.address, bytes: hub.content.length, sha256: hub.sha256 }
    const names = { id: 'a', kind: 'llm', title: 'A', file: 'a.gguf', licence: 'MIT' }
    const model = { ...names, languages: [], tiers: [], default: true, sources: [source] }
    await writeFile(join(root, 'catalog.json'), JSON.stringify({ models: [model] }))
    started = []
    models = new ModelsProcess({
      catalogFile: join(root, 'catalog.json'),
      modelsFolder: join(root, 'models'),
      cacheFolder: join(root, 'cache'),
      workerFile,
      spawn: (file, name) => {
        const handle = spawnFork(file, name)
        started.push(handle)
        return handle
      },
    })
  })
  afterEach(async () => {
    await hub.close()
    await rm(root, { recursive: true, force: true })
  })

  /** Whether no process that was started is left. */
  const allEnded = (): boolean =>
    started.every(({ pid }) => {
      try {
        return !process.kill(pid!, 0)
      } catch {
        return true
      }
    })

  it('given a model to fetch, fetches and checks it there, tells how far it is, and ends', async () => {
    const phases = new Set<ModelProgress['phase']>()
    await models.pull(['a'], { signal, onProgress: ({ phase }) => phases.add(phase) })
    expect(await readFile(join(root, 'models/a.gguf'))).toEqual(hub.content)
    expect([...phases].at(-1)).toBe('done')
    expect(started).toHaveLength(1)
    expect(allEnded()).toBe(true)
  })

  it('given a model that was checked, locates it without a process; given one that was touched, in one', async () => {
    await models.pull(['a'], { signal })
    const path = await models.locate('a', { signal })
    expect(started).toHaveLength(1)
    await writeFile(path, hub.content)
    expect(await models.locate('a', { signal })).toBe(path)
    expect(started).toHaveLength(2)
    await writeFile(path, 'rubbish')
    await expect(models.locate('a', { signal })).rejects.toMatchObject({ code: 'model_corrupt' })
    expect(await models.verify(['a'], { signal })).toMatchObject([{ id: 'a', state: 'corrupt' }])
    expect(allEnded()).toBe(true)
  })

  it('given a fetch that is paused, ends within seconds, and goes on where it was', async () => {
    hub.mood = 'stalls'
    const pausing = new AbortController()
    const pulling = models.pull(['a'], {
      signal: pausing.signal,
      onProgress: ({ phase }) => {
        if (phase === 'downloading') pausing.abort()
      },
    })
    await expect(pulling).rejects.toMatchObject({ name: 'AbortError' })
    expect(allEnded()).toBe(true)
    hub.mood = 'fine'
    await models.pull(['a'], { signal })
    expect(await readFile(join(root, 'models/a.gguf'))).toEqual(hub.content)
    expect(hub.requests.at(-1)).toContain('bytes=1-')
  })

  it('given a hub that has something else, tells its error as the store itself would', async () => {
    hub.content = Buffer.from('another file, as long as it may be')
    await expect(models.pull(['a'], { signal })).rejects.toMatchObject({
      code: 'download_failed',
      message: expect.stringContaining('has another file') as string,
    })
  })
})
