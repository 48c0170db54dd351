import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { modelsOfTier } from '../tiers.ts'
import { readCatalog } from './catalog.ts'

const committed = resolve(import.meta.dirname, '../../../resources/models/catalog.json')

describe('catalogue', () => {
  it('given the committed catalogue, when read, then all that the tiers name is in it and fetched by set-up', async () => {
    const models = await readCatalog(committed)
    for (const tier of ['fast', 'balanced', 'quality'] as const)
      for (const id of modelsOfTier(tier))
        expect(models.find((model) => model.id === id)).toMatchObject({ default: true })
  })

  it('given the committed catalogue, when read, then whatever is fetched has a checksum', async () => {
    const sources = (await readCatalog(committed)).flatMap((model) => model.sources)
    for (const source of sources)
      if (source.kind === 'hub') expect(source.sha256 ?? source.downloadSha256).toBeDefined()
      else if (source.kind !== 'model') expect(source.sha256).not.toBeNull()
  })

  it('given weights from the hub whose bytes would be what the hub says they are, when read, then it is refused', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'parley-catalog-'))
    const path = join(folder, 'catalog.json')
    const source = { kind: 'hub', url: 'https://hub.example/a', bytes: 1, sha256: null }
    const names = { id: 'a', kind: 'vad', title: 'A', file: 'a', licence: 'MIT' }
    const model = { ...names, languages: [], tiers: [], default: true, sources: [source] }
    await writeFile(path, JSON.stringify({ models: [model] }))
    await expect(readCatalog(path)).rejects.toThrow('may not come from the hub without a checksum')
    await rm(folder, { recursive: true })
  })

  it('given a catalogue with a name that leads out of its folder, when read, then it is refused', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'parley-catalog-'))
    const path = join(folder, 'catalog.json')
    const model = {
      id: 'a',
      kind: 'vad',
      title: 'A',
      file: '../a',
      licence: 'MIT',
      languages: [],
      tiers: [],
    }
    await writeFile(path, JSON.stringify({ models: [{ ...model, default: true, sources: [] }] }))
    await expect(readCatalog(path)).rejects.toMatchObject({ code: 'internal' })
    await rm(folder, { recursive: true })
  })

  it.each(['../../secret', '/etc/passwd', 'dist/../../x', 'a\\..\\b', '..', '.', 'a/./b', 'a\0b'])(
    'given a package file %j, when read, then it is refused',
    async (path) => {
      const folder = await mkdtemp(join(tmpdir(), 'parley-catalog-'))
      const file = join(folder, 'catalog.json')
      const npm = { kind: 'npm', package: 'weights', path, bytes: 1, sha256: '0'.repeat(64) }
      const names = { id: 'a', kind: 'vad', title: 'A', file: 'a', licence: 'MIT' }
      const model = { ...names, languages: [], tiers: [], default: true, sources: [npm] }
      await writeFile(file, JSON.stringify({ models: [model] }))
      await expect(readCatalog(file)).rejects.toMatchObject({ code: 'internal' })
      await rm(folder, { recursive: true })
    },
  )
})
