import { chmod, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decodeWav } from './wav-decode.ts'
import { encodeWav, writeWav } from './wav-write.ts'
import { checkOutput, unwritable } from './write-output.ts'

const signal = new AbortController().signal
const sound = Float32Array.of(0, 0.5)
let folder: string
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'parley-wav-write-'))))
afterAll(() => rm(folder, { recursive: true }))

describe('encodeWav', () => {
  it('given every 16-bit value, is read back as it was', () => {
    const pcm = Float32Array.from({ length: 65_536 }, (_, i) => (i - 32_768) / 32_768)
    const [got] = decodeWav(encodeWav([pcm], 16_000), 'a.wav').channels
    expect(Buffer.from(got!.buffer).equals(Buffer.from(pcm.buffer))).toBe(true)
  })

  it('given too loud and broken samples, cuts them instead of wrapping round', () => {
    const pcm = Float32Array.of(2, -2, Infinity, Number.NaN)
    const [got] = decodeWav(encodeWav([pcm], 16_000), 'a.wav').channels
    expect([...got!]).toEqual([32767 / 32768, -1, 32767 / 32768, 0].map(Math.fround))
  })

  it('given two sides of different length, pads the shorter', () => {
    const { channels } = decodeWav(encodeWav([sound, Float32Array.of(0.25)], 24_000), 'a.wav')
    expect(channels.map((channel) => [...channel])).toEqual([
      [0, 0.5],
      [0.25, 0],
    ])
  })
})

describe('writeWav', () => {
  it('writes the file and leaves nothing else', async () => {
    const place = join(folder, 'alone')
    await mkdir(place)
    await writeWav(join(place, 'a.wav'), [sound], 24_000, { signal })
    await writeWav(join(place, 'a.wav'), [sound], 24_000, { signal })
    expect(await readdir(place)).toEqual(['a.wav'])
    expect(decodeWav(await readFile(join(place, 'a.wav')), 'a').channels).toEqual([sound])
  })

  it('given a link, writes what it points to', async () => {
    await writeFile(join(folder, 'target.wav'), '')
    await symlink(join(folder, 'target.wav'), join(folder, 'link.wav'))
    await writeWav(join(folder, 'link.wav'), [sound], 24_000, { signal })
    expect(await readFile(join(folder, 'target.wav'))).toHaveLength(48)
  })

  it.each([
    ['none/a.wav', 'its folder does not exist; create it first'],
    ['', 'it is a folder; name a file'],
    ['plain/a.wav', 'a part of its path is a file, not a folder'],
  ])('given %j, says why it cannot, before and at the work', async (name, why) => {
    await writeFile(join(folder, 'plain'), '')
    const path = join(folder, name)
    const error = {
      code: 'output_unwritable',
      message: `${path}: cannot be written, ${why}`,
    }
    await expect(checkOutput(path)).rejects.toMatchObject(error)
    await expect(writeWav(path, [sound], 24_000, { signal })).rejects.toMatchObject(error)
  })

  it.skipIf(process.getuid?.() === 0)('given a read-only folder, says so', async () => {
    const place = join(folder, 'locked')
    await mkdir(place)
    await chmod(place, 0o500)
    const writing = writeWav(join(place, 'a.wav'), [sound], 24_000, { signal })
    await expect(writing).rejects.toThrow('no permission (read-only?)')
  })

  it('given an abort, passes it on and leaves no half file', async () => {
    const path = join(folder, 'aborted.wav')
    const writing = writeWav(path, [sound], 24_000, { signal: AbortSignal.abort() })
    await expect(writing).rejects.toMatchObject({ name: 'AbortError' })
    expect((await readdir(folder)).filter((name) => name.includes('aborted'))).toEqual([])
  })
})

describe('unwritable', () => {
  it.each([
    ['EROFS', 'output_unwritable', 'no permission (read-only?)'],
    ['ENOSPC', 'disk_full', 'the disk is full'],
    ['EIO', 'output_unwritable', 'cannot be written: broken'],
  ])('given %s, raises %s', (code, coded, words) => {
    const error = unwritable('a.wav', Object.assign(new Error('broken'), { code }))
    expect(error.code).toBe(coded)
    expect(error.message).toContain(words)
  })
})
