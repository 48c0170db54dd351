import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { HubSource } from '../catalog.ts'
import { FakeHub } from '../testing/fake-hub.ts'
import { Hub } from './hub.ts'

/** Long enough for a busy machine: only what never answers reaches them. */
const LIMITS = { connectMs: 4_000, firstByteMs: 4_000, stallMs: 4_000, retryMs: 1 }
const IMPATIENT = { connectMs: 300, firstByteMs: 100, stallMs: 100, retryMs: 1 }

describe('hub', () => {
  let staging: string
  let fake: FakeHub
  let phases: string[]
  const signal = new AbortController().signal

  beforeEach(async () => {
    staging = await mkdtemp(join(tmpdir(), 'parley-hub-'))
    fake = new FakeHub()
    phases = []
    await fake.listen()
  })
  afterEach(async () => {
    await fake.close()
    await rm(staging, { recursive: true })
  })

  function fetchFrom(source: Partial<HubSource> = {}, hub = new Hub(LIMITS), used = signal) {
    const onProgress = (phase: string): void => void phases.push(phase)
    return hub.fetch(
      { kind: 'hub', url: fake.address, bytes: fake.content.length, sha256: null, ...source },
      { staging, signal: used, onProgress },
    )
  }

  it('given no checksum in the catalogue, when fetched, then the hub’s own is what counts', async () => {
    const { path, sha256 } = await fetchFrom()
    expect(await readFile(path)).toEqual(fake.content)
    expect(sha256).toBe(fake.sha256)
  })

  it('given content that is not what hub or catalogue promise, when fetched, then it is thrown away', async () => {
    fake.linkedEtag = `"${'0'.repeat(64)}"`
    await expect(fetchFrom()).rejects.toThrow('sent something else')
    fake.linkedEtag = null
    await expect(fetchFrom({ sha256: 'f'.repeat(64) })).rejects.toThrow('sent something else')
    await expect(readFile(join(staging, 'hub.part'))).rejects.toThrow('ENOENT')
  })

  it('given a hub that has another file than the catalogue knows, when fetched, then none of it is', async () => {
    await expect(fetchFrom({ sha256: 'f'.repeat(64) })).rejects.toThrow('has another file')
    expect(phases).not.toContain('downloading')
  })

  it('given a file far larger than the catalogue knows, stated or not, when fetched, then it is refused', async () => {
    fake.content = Buffer.alloc(4_000_000)
    const small = { bytes: 1_000, sha256: fake.sha256 }
    await expect(fetchFrom(small)).rejects.toMatchObject({ code: 'model_corrupt' })
    expect(phases).not.toContain('downloading')
    fake.linkedEtag = null
    await expect(fetchFrom(small)).rejects.toMatchObject({ code: 'model_corrupt' })
  })

  it('given a download to be converted whose own checksum is known, when fetched, then that one counts', async () => {
    fake.linkedEtag = null
    const source = { convert: 'kokoro-vocab', sha256: null } as const
    await expect(fetchFrom({ ...source, downloadSha256: 'f'.repeat(64) })).rejects.toThrow(
      'sent something else',
    )
    expect((await fetchFrom({ ...source, downloadSha256: fake.sha256 })).sha256).toBe(fake.sha256)
  })

  it('given no checksum at all, when fetched, then it is refused', async () => {
    fake.linkedEtag = null
    await expect(fetchFrom()).rejects.toThrow('states no checksum')
  })

  it('given half a file of an earlier run, when fetched, then only the rest is asked for', async () => {
    await writeFile(join(staging, 'hub.part'), fake.content.subarray(0, 10))
    await writeFile(join(staging, 'hub.part.etag'), `"${fake.sha256}"`)
    const { path } = await fetchFrom()
    expect(await readFile(path)).toEqual(fake.content)
    expect(fake.requests.at(-1)).toBe('GET /storage/file.bin bytes=10-')
  })

  it('given half of another version, when fetched, then it begins anew', async () => {
    await writeFile(join(staging, 'hub.part'), 'something old')
    await writeFile(join(staging, 'hub.part.etag'), '"old"')
    const { path } = await fetchFrom()
    expect(await readFile(path)).toEqual(fake.content)
  })

  it('given a file that was whole when the run ended, when fetched, then no byte is fetched twice', async () => {
    await writeFile(join(staging, 'hub.part'), fake.content)
    await writeFile(join(staging, 'hub.part.etag'), `"${fake.sha256}"`)
    const { sha256 } = await fetchFrom()
    expect(sha256).toBe(fake.sha256)
    expect(phases).not.toContain('downloading')
  })

  it('given a connection that breaks off, when fetched, then it goes on where it broke', async () => {
    fake.breaks = { afterBytes: 7, times: 1 }
    const { path } = await fetchFrom()
    expect(await readFile(path)).toEqual(fake.content)
    expect(fake.requests.at(-1)).toBe('GET /storage/file.bin bytes=7-')
  })

  it('given a body that ends too early as if it were whole, when fetched, then it goes on where it ended', async () => {
    let isCut = false
    const hub = new Hub(LIMITS, async (url, options) => {
      const response = await fetch(url, { ...options, redirect: 'manual' })
      if (isCut || !response.ok) return response
      isCut = true
      return new Response((await response.arrayBuffer()).slice(0, 7), { headers: response.headers })
    })
    const { path } = await fetchFrom({}, hub)
    expect(await readFile(path)).toEqual(fake.content)
    expect(fake.requests.at(-1)).toBe('GET /storage/file.bin bytes=7-')
  })

  it('given a hub that does not answer or stalls, when fetched, then it gives up at its deadline', async () => {
    fake.mood = 'silent'
    await expect(fetchFrom({}, new Hub(IMPATIENT))).rejects.toThrow('no answer for 0.1 s')
    fake.mood = 'missing'
    await expect(fetchFrom()).rejects.toThrow('answered 404')
    fake.mood = 'stalls'
    await expect(fetchFrom({}, new Hub(IMPATIENT))).rejects.toMatchObject({
      code: 'download_failed',
    })
  })

  it('given a hub that cannot be reached, when asked twice, then the second time costs nothing', async () => {
    await fake.close()
    const hub = new Hub(LIMITS)
    const first = await fetchFrom({}, hub).catch((error: unknown) => error)
    expect(first).toMatchObject({
      code: 'download_failed',
      message: '127.0.0.1 cannot be reached (ECONNREFUSED)',
    })
    expect(await fetchFrom({}, hub).catch((error: unknown) => error)).toBe(first)
    await fake.listen()
  })

  it('given an unencrypted address, when fetched or redirected to, then it is refused', async () => {
    await expect(fetchFrom({ url: 'http://example.org/file' })).rejects.toThrow('https is needed')
    fake.mood = 'elsewhere'
    await expect(fetchFrom()).rejects.toThrow('https is needed')
  })

  it('given a cancelled download, when it ends, then with the abort, and what came is kept', async () => {
    fake.mood = 'stalls'
    const abort = new AbortController()
    const fetching = fetchFrom({}, new Hub({ ...LIMITS, stallMs: 10_000 }), abort.signal)
    await expect.poll(() => phases).toContain('downloading')
    abort.abort()
    await expect(fetching).rejects.toMatchObject({ name: 'AbortError' })
    expect(await readFile(join(staging, 'hub.part'))).toHaveLength(1)
  })
})
