import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ModelStore } from '../engine/models/model-store.ts'
import { FakeHub } from '../engine/models/testing/fake-hub.ts'
import { tinyGguf } from '../engine/models/testing/tiny-gguf.ts'
import { addModel } from './models-add.ts'

describe('models add', () => {
  let root: string
  let fake: FakeHub
  let before: string | undefined
  let said: string

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'parley-add-'))
    await writeFile(join(root, 'catalog.json'), JSON.stringify({ models: [] }))
    fake = new FakeHub()
    fake.content = tinyGguf()
    await fake.listen()
    const size = fake.content.length
    const siblings = ['tiny-Q4_K_M.gguf', 'tiny-Q8_0.gguf'].map((rfilename) => {
      return { rfilename, size, lfs: { sha256: fake.sha256 } }
    })
    fake.repository = { sha: 'b'.repeat(40), tags: ['license:apache-2.0'], siblings }
    before = process.env['PARLEY_HUB']
    process.env['PARLEY_HUB'] = fake.base
    said = ''
  })
  afterEach(async () => {
    if (before === undefined) delete process.env['PARLEY_HUB']
    else process.env['PARLEY_HUB'] = before
    await fake.close()
    await rm(root, { recursive: true })
  })

  function store(): ModelStore {
    const folders = { modelsFolder: join(root, 'models'), cacheFolder: join(root, 'cache') }
    return new ModelStore({ catalogFile: join(root, 'catalog.json'), ...folders })
  }

  async function add(...args: string[]): Promise<void> {
    const stdout = { write: (text: string) => (said += text) }
    const { signal } = new AbortController()
    await addModel(args, { stdout, stderr: { write() {} }, signal }, store())
  }

  it('given no terminal and no --yes, when a repository is named, then it is only shown, with the way on', async () => {
    await add('owner/tiny')
    expect(said).toContain('Q8_0')
    expect(said).toContain('apache-2.0')
    expect(said).toContain(fake.sha256)
    expect(said).toContain('b'.repeat(40))
    expect(said).toContain('go on with `parley models add owner/tiny --yes`')
    expect(await store().status()).toEqual([])
  })

  it('given --yes and another quant, when added, then that is here', async () => {
    await add('owner/tiny:Q8_0', '--yes', '--id', 'Mine')
    expect(await store().status()).toMatchObject([{ id: 'mine', state: 'installed', own: true }])
    expect(said).toContain('parley models measure mine')
  })

  it('given a file, when added, then nobody is asked', async () => {
    const path = join(root, 'tiny.gguf')
    await writeFile(path, tinyGguf())
    await add(path, '--json')
    const lines = said.trim().split('\n')
    expect(lines.map((line) => (JSON.parse(line) as { event: string }).event)).toEqual([
      'offer',
      'added',
    ])
  })

  it('given nothing or too much, when called, then the usage is said', async () => {
    await expect(add()).rejects.toMatchObject({ code: 'usage' })
    await expect(add('a/b', 'c/d')).rejects.toMatchObject({ code: 'usage' })
  })
})
