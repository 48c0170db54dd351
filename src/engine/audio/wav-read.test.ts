import { createServer } from 'node:net'
import { mkdtemp, open, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { spawnSync } from '../child-process.mjs'
import { encodeWav } from './wav-write.ts'
import { int16Bytes, sine, wavBytes } from './testing/wav-fixtures.ts'
import { clipFromWav, readWav } from './wav-read.ts'

const signal = new AbortController().signal
let folder: string
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'parley-wav-read-'))))
afterAll(() => rm(folder, { recursive: true }))

describe('clipFromWav', () => {
  it.each([8000, 11_025, 16_000, 22_050, 44_100, 48_000])(
    'given %i Hz, delivers the same sound at 16 kHz',
    (sampleRateHz) => {
      const bytes = encodeWav([sine(440, { sampleRateHz, lengthMs: 200 })], sampleRateHz)
      const { pcm, durationMs } = clipFromWav(bytes, 'a.wav')
      const wanted = sine(440, { sampleRateHz: 16_000, lengthMs: 200 })
      expect(durationMs).toBeCloseTo(200, 0)
      for (let i = 400; i < 2800; i++) expect(pcm[i]).toBeCloseTo(wanted[i]!, 3)
    },
  )

  it('given stereo, averages both sides', () => {
    const bytes = encodeWav([new Float32Array(8).fill(0.5), new Float32Array(8)], 16_000)
    expect([...clipFromWav(bytes, 'a.wav').pcm]).toEqual(Array(8).fill(0.25))
  })

  it('given silence, reads it: to be silent is no fault of the file', () => {
    const bytes = wavBytes({ data: int16Bytes(Array(1600).fill(0) as number[]) })
    expect(clipFromWav(bytes, 'a.wav').pcm).toEqual(new Float32Array(1600))
  })

  it('given a full-scale square wave at 48 kHz, stays within ±1', () => {
    const square = Float32Array.from({ length: 4800 }, (_, i) => (i % 96 < 48 ? 1 : -1))
    const { pcm } = clipFromWav(encodeWav([square], 48_000), 'a.wav')
    expect(pcm.every((sample) => Math.abs(sample) <= 1)).toBe(true)
  })
})

describe('readWav', () => {
  it('given a file, reads it', async () => {
    const path = join(folder, 'ok.wav')
    await writeFile(path, wavBytes({ data: int16Bytes([0, 16384]) }))
    expect([...(await readWav(path, { signal })).pcm]).toEqual([0, 0.5])
  })

  it.each([
    ['missing.wav', 'no such file'],
    ['', 'a folder, not a file'],
  ])('given %j, refuses with the reason', async (name, why) => {
    const path = join(folder, name)
    await expect(readWav(path, { signal })).rejects.toMatchObject({
      code: 'audio_unreadable',
      message: expect.stringContaining(`${path}: ${why}`) as string,
    })
  })

  it('given an abort, passes it on unwrapped', async () => {
    const reading = readWav(join(folder, 'ok.wav'), { signal: AbortSignal.abort() })
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' })
  })
})

describe.skipIf(process.platform === 'win32')('readWav, given what is no plain file', () => {
  const pipe = (name: string): string => {
    const path = join(folder, name)
    expect(spawnSync('mkfifo', [path]).status).toBe(0)
    return path
  }
  const wav = wavBytes({
    data: int16Bytes([0, 16384]),
    promisedDataBytes: 0xfffffff0,
    promisedRiffBytes: 0xffffffff,
  })

  it('reads a pipe that is written to later, in pieces', async () => {
    const path = pipe('late')
    const reading = readWav(path, { signal })
    const writer = await open(path, 'w')
    await writer.write(wav.subarray(0, 21))
    await writer.write(wav.subarray(21))
    await writer.close()
    expect([...(await reading).pcm]).toEqual([0, 0.5])
  })

  it('of a pipe that nobody writes to, ends at an abort', async () => {
    const abort = new AbortController()
    const reading = readWav(pipe('silent'), { signal: abort.signal })
    setTimeout(() => abort.abort(), 20)
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' })
  })

  it('refuses a pipe that goes on with something else than sound, without its end', async () => {
    const path = pipe('endless')
    const refused = expect(readWav(path, { signal })).rejects.toMatchObject({
      code: 'audio_unreadable',
    })
    const writer = await open(path, 'w')
    await writer.write(Buffer.alloc(100))
    await refused
    await writer.close()
  })

  it.each(['/dev/zero', '/dev/null', '/dev/tty'])('refuses %s', async (path) => {
    await expect(readWav(path, { signal })).rejects.toThrow('a device or a socket, not a file')
  })

  it('refuses a socket', async () => {
    const path = join(folder, 'socket')
    const server = createServer().listen(path)
    await new Promise((resolve) => server.once('listening', resolve))
    await expect(readWav(path, { signal })).rejects.toThrow('a device or a socket, not a file')
    server.close()
  })

  it('refuses two gigabytes of sound before it reads them', async () => {
    const path = join(folder, 'huge.wav')
    await writeFile(path, wav)
    await truncate(path, 2 ** 31)
    await expect(readWav(path, { signal })).rejects.toThrow('longer than 3 hours')
  })

  it.each([
    'line\nbreak.wav',
    '-dash.wav',
    '👩‍👩‍👧.wav',
    'שלום \u202Eevil.wav',
    `${'a'.repeat(251)}.wav`,
    '%s $(id) ;*.wav',
  ])('reads a file called %j', async (name) => {
    const path = join(folder, name)
    await writeFile(path, wavBytes({ data: int16Bytes([0, 16384]) }))
    expect([...(await readWav(path, { signal })).pcm]).toEqual([0, 0.5])
  })

  it.each([['a\0b.wav'], ['x'.repeat(300)], ['y/'.repeat(3000)]])(
    'refuses a name that no file can have',
    async (name) => {
      await expect(readWav(join(folder, name), { signal })).rejects.toThrow('no such file')
    },
  )
})
