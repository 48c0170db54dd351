import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Model, Source } from '../models/catalog.ts'
import { spawnDead } from '../stages/worker/testing/spawn-dead.ts'
import { ModelsProcess } from './models-process.ts'

let folder = ''
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'parley-models-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const FILE: Source = { kind: 'file', path: '/home/ada/m.gguf', bytes: 1, sha256: null }
const HUB: Source = { kind: 'hub', url: 'http://localhost:1/m', bytes: 1, sha256: null }

it.each<[string, boolean, (models: ModelsProcess, signal: AbortSignal) => Promise<unknown>]>([
  ['a file is looked at', false, (models, signal) => models.offer('/home/ada/m.gguf', { signal })],
  ['a file is added', false, (models, signal) => models.add(model(FILE), { signal })],
  ['a name is looked for on the hub', true, (models, signal) => models.offer('o/n', { signal })],
  ['a model of the hub is added', true, (models, signal) => models.add(model(HUB), { signal })],
  ['a model is fetched', true, (models, signal) => models.pull(['m'], { signal })],
])('given that %s, then the way to the network is opened: %s', async (_what, isOpened, use) => {
  let opened = 0
  const models = new ModelsProcess({
    catalogFile: join(folder, 'catalog.json'),
    modelsFolder: join(folder, 'models'),
    cacheFolder: join(folder, 'cache'),
    workerFile: join(folder, 'models.worker.js'),
    spawn: spawnDead,
    beforeDownload: async () => void opened++,
  })
  await expect(use(models, new AbortController().signal)).rejects.toThrow()
  expect(opened > 0).toBe(isOpened)
})

function model(source: Source): Model {
  const names = { id: 'm', kind: 'llm', title: 'M', file: 'm.gguf', licence: 'MIT' } as const
  return { ...names, languages: [], tiers: [], default: false, sources: [source] }
}
