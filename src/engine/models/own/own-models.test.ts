import { mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Model } from '../catalog.ts'
import { ModelStore } from '../model-store.ts'
import { Hub } from '../sources/hub.ts'
import { FakeHub } from '../testing/fake-hub.ts'
import { tinyGguf } from '../testing/tiny-gguf.ts'

/** Long enough for a busy machine. */
const LIMITS = { connectMs: 4_000, firstByteMs: 4_000, stallMs: 4_000, retryMs: 1 }
const COMMIT = 'a'.repeat(40)

describe('models of one’s own', () => {
  const { signal } = new AbortController()
  let root: string
  let fake: FakeHub
  let before: string | undefined

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'parley-own-'))
    fake = new FakeHub()
    fake.content = tinyGguf()
    await fake.listen()
    before = process.env['PARLEY_HUB']
    process.env['PARLEY_HUB'] = fake.base
    const source = { kind: 'npm', package: 'p', path: 'p', bytes: 1, sha256: '0'.repeat(64) }
    const shipped = { id: 'shipped', kind: 'llm', title: 'Shipped', file: 'shipped.gguf' }
    const common = { licence: 'MIT', languages: [], tiers: [], default: false, sources: [source] }
    await writeFile(
      join(root, 'catalog.json'),
      JSON.stringify({ models: [{ ...shipped, ...common }] }),
    )
  })
  afterEach(async () => {
    if (before === undefined) delete process.env['PARLEY_HUB']
    else process.env['PARLEY_HUB'] = before
    await fake.close()
    await rm(root, { recursive: true })
  })

  function store(): ModelStore {
    return new ModelStore({
      catalogFile: join(root, 'catalog.json'),
      modelsFolder: join(root, 'models'),
      cacheFolder: join(root, 'cache'),
      hub: new Hub(LIMITS),
    })
  }

  async function file(name: string, content = tinyGguf()): Promise<string> {
    const path = join(root, name)
    await writeFile(path, content)
    return path
  }

  async function add(wanted: string, id?: string): Promise<Model> {
    const { model } = await store().offer(wanted, { id, signal })
    await store().add(model, { signal })
    return model
  }

  function published(...names: string[]): object {
    const lfs = { sha256: fake.sha256, size: fake.content.length, pointerSize: 134 }
    const siblings = names.map((rfilename) => ({ rfilename, size: fake.content.length, lfs }))
    const readme = { rfilename: 'README.md', size: 10, lfs: null }
    return { sha: COMMIT, cardData: { license: 'mit' }, siblings: [readme, ...siblings] }
  }

  it('given a file, when added, then another process finds it sound, listed and without a second copy', async () => {
    const path = await file('Tiny One.gguf')
    await add(path)
    const listed = (await store().status()).find(({ id }) => id === 'tiny-one')
    expect(listed).toMatchObject({
      own: true,
      state: 'installed',
      licence: 'apache-2.0',
      origin: path,
    })
    expect(listed?.sha256).toBe(fake.sha256)
    const located = await store().locate('tiny-one', { signal })
    expect((await stat(located)).ino).toBe((await stat(path)).ino)
    await rm(path)
    expect(await readFile(located)).toEqual(tinyGguf())
  })

  it('given a link to a file, as other programs keep models, when added, then the file itself is taken', async () => {
    const path = await file('blob')
    await symlink(path, join(root, 'linked.gguf'))
    await add(join(root, 'linked.gguf'))
    await rm(path)
    expect(await readFile(await store().locate('linked', { signal }))).toEqual(tinyGguf())
  })

  it('given an added model whose file is changed, when located, then it is corrupt', async () => {
    const path = await file('tiny.gguf')
    await add(path)
    await writeFile(path, tinyGguf({ elements: 65 }))
    await expect(store().locate('tiny', { signal })).rejects.toMatchObject({
      code: 'model_corrupt',
    })
  })

  it('given an added model, when removed, then it is gone from the list, and the user’s file stays', async () => {
    const path = await file('tiny.gguf')
    await add(path)
    await store().remove(['tiny'], { signal })
    expect((await store().status()).map(({ id }) => id)).toEqual(['shipped'])
    expect(await readFile(path)).toEqual(tinyGguf())
  })

  it('given names that are taken, when offered, then it is said, and the very same is here already', async () => {
    const path = await file('tiny.gguf')
    await add(path)
    expect(await store().offer(path, { signal })).toMatchObject({ isHere: true })
    const other = await file('other.gguf', tinyGguf({ elements: 65 }))
    await expect(store().offer(other, { id: 'tiny', signal })).rejects.toMatchObject({
      code: 'usage',
    })
    await expect(add(other, 'shipped')).rejects.toMatchObject({ code: 'usage' })
  })

  it('given files of one name, when added without a name, then each gets one of its own, and is known by it again', async () => {
    const paths = await Promise.all(
      ['a', 'b', 'c'].map(async (folder, i) => {
        await mkdir(join(root, folder))
        return await file(`${folder}/shipped.gguf`, tinyGguf({ elements: 65 + i }))
      }),
    )
    for (const path of paths) await add(path)
    const ids = (await store().status()).map(({ id }) => id)
    expect(ids).toEqual(['shipped', 'shipped-2', 'shipped-3', 'shipped-4'])
    const again = await store().offer(paths[1]!, { signal })
    expect(again).toMatchObject({ isHere: true, model: { id: 'shipped-3' } })
  })

  it('given a list of one’s own that is damaged, when asked, then the shipped models are there and adding says so', async () => {
    await mkdir(join(root, 'cache'), { recursive: true })
    await writeFile(join(root, 'cache/own-models.json'), '{')
    expect(await store().status()).toHaveLength(1)
    await expect(add(await file('tiny.gguf'))).rejects.toThrow('mend it or delete it')
  })

  it('given a repository, when offered, then one file of a pinned revision is, and nothing is fetched', async () => {
    const parts = [
      'big-Q8_0-00001-of-00002.gguf',
      'big-Q8_0-00002-of-00002.gguf',
      'mmproj-F16.gguf',
    ]
    fake.repository = published('tiny-Q4_K_M.gguf', 'tiny-Q5_K_M.gguf', ...parts)
    const offer = await store().offer('owner/tiny', { signal })
    expect(offer).toMatchObject({ from: 'hub', commit: COMMIT, sha256: fake.sha256 })
    expect(offer.model).toMatchObject({ id: 'tiny-q4_k_m', licence: 'mit' })
    expect(offer.model.sources[0]).toMatchObject({
      url: `${fake.base}/owner/tiny/resolve/${COMMIT}/tiny-Q4_K_M.gguf`,
    })
    expect(offer.others.map(({ name }) => name)).toEqual(['Q5_K_M'])
    expect(fake.requests).toEqual(['GET /api/models/owner/tiny?blobs=true'])
  })

  it('given a repository, when its file is added, then it comes from the other host, checked, and can be fetched again', async () => {
    fake.repository = published('tiny-Q4_K_M.gguf')
    fake.throttles = 2
    await add('owner/tiny')
    expect(await readFile(await store().locate('tiny-q4_k_m', { signal }))).toEqual(fake.content)
    expect(await store().offer('owner/tiny', { signal })).toMatchObject({ isHere: true })
    await rm(join(root, 'cache/models'), { recursive: true })
    await store().pull(['tiny-q4_k_m'], { signal })
    expect((await store().verify(['tiny-q4_k_m'], { signal }))[0]).toMatchObject({ state: 'sound' })
  })

  it('given a cut in the middle that ends the program, when added again, then only the rest is fetched', async () => {
    fake.repository = published('tiny-Q4_K_M.gguf')
    const { model } = await store().offer('owner/tiny', { signal })
    fake.breaks = { afterBytes: 100, times: 20 }
    await expect(store().add(model, { signal })).rejects.toMatchObject({ code: 'download_failed' })
    fake.breaks = { afterBytes: 0, times: 0 }
    expect((await store().status()).find(({ id }) => id === model.id)).toMatchObject({
      state: 'missing',
    })
    fake.requests.length = 0
    await add('owner/tiny')
    expect(fake.requests.at(-1)).toMatch(/^GET \/storage\/file\.bin bytes=\d{3,}-$/)
    expect(await readFile(await store().locate(model.id, { signal }))).toEqual(fake.content)
  })

  it('given a download that `pull` goes on with, when it turns out to be no chat model, then it is gone', async () => {
    fake.content = tinyGguf({ metadata: { 'general.architecture': 'llama' } })
    fake.repository = published('base-Q4_K_M.gguf')
    const { model } = await store().offer('owner/base', { signal })
    fake.mood = 'missing'
    await expect(store().add(model, { signal })).rejects.toMatchObject({ code: 'download_failed' })
    fake.mood = 'fine'
    await expect(store().pull([model.id], { signal })).rejects.toThrow('no chat template')
    expect(await store().status()).toHaveLength(1)
  })

  it('given another file than the hub’s list says, when added, then nothing of it is kept', async () => {
    fake.repository = published('tiny-Q4_K_M.gguf')
    const { model } = await store().offer('owner/tiny', { signal })
    fake.content = tinyGguf({ elements: 65 })
    await expect(store().add(model, { signal })).rejects.toThrow('has another file')
    fake.linkedEtag = null
    await expect(store().add(model, { signal })).rejects.toThrow('sent something else')
    await expect(stat(join(root, 'cache/models', model.file))).rejects.toThrow('ENOENT')
  })

  it('given weights from the hub that cannot converse, when added, then they are not kept', async () => {
    fake.content = tinyGguf({ metadata: { 'general.architecture': 'llama' } })
    fake.repository = published('base-Q4_K_M.gguf')
    await expect(add('owner/base')).rejects.toThrow('no chat template')
    expect(await store().status()).toHaveLength(1)
  })

  it('given what the hub does not have or cannot say, when offered, then one line says so', async () => {
    const offered = (wanted: string) => store().offer(wanted, { signal })
    await expect(offered('owner/none')).rejects.toMatchObject({ code: 'model_unknown' })
    await expect(offered('no-owner')).rejects.toMatchObject({ code: 'usage' })
    await expect(offered('owner/../../x')).rejects.toMatchObject({ code: 'usage' })
    fake.repository = published('model.safetensors')
    await expect(offered('owner/tiny')).rejects.toThrow('no GGUF files')
    fake.repository = { ...published('tiny-Q4_K_M.gguf'), gguf: { architecture: 'llama' } }
    await expect(offered('owner/tiny')).rejects.toThrow('no chat template')
    fake.repository = { ...published('tiny-Q4_K_M.gguf'), sha: 'main' }
    await expect(offered('owner/tiny')).rejects.toMatchObject({ code: 'download_failed' })
    fake.throttles = 100
    await expect(offered('owner/tiny')).rejects.toThrow('is asked too often (429)')
  })
})
