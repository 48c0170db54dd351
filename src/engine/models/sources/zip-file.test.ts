import { strToU8, zipSync } from 'fflate'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { zipMember } from './zip-file.ts'

describe('zip members', () => {
  let folder: string
  let path: string
  const signal = new AbortController().signal
  const long = 'all work and no play '.repeat(50_000)
  const zip = zipSync({
    'a/data.bin': strToU8(long),
    'a/stored.bin': [strToU8('as it is'), { level: 0 }],
    'a/empty': new Uint8Array(),
  })

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parley-zip-'))
    path = join(folder, 'x.whl')
    await writeFile(path, zip)
  })
  afterEach(() => rm(folder, { recursive: true }))

  async function read(name: string, used = signal, mostBytes = 1e9): Promise<string> {
    const chunks: Uint8Array[] = []
    for await (const chunk of zipMember(path, name, { signal: used, mostBytes }))
      chunks.push(Uint8Array.from(chunk))
    return Buffer.concat(chunks).toString()
  }

  it('given packed, stored and empty members, when read, then their content comes', async () => {
    expect(await read('a/data.bin')).toBe(long)
    expect(await read('a/stored.bin')).toBe('as it is')
    expect(await read('a/empty')).toBe('')
  })

  it('given a name that is not in it, when read, then that is said', async () => {
    await expect(read('a/other')).rejects.toThrow('has no a/other')
  })

  it('given a file cut short or damaged, when read, then that is said', async () => {
    await writeFile(path, zip.subarray(0, zip.length - 30))
    await expect(read('a/data.bin')).rejects.toThrow('no zip file')
    const damaged = Uint8Array.from(zip)
    damaged.fill(0xff, 60, 120)
    await writeFile(path, damaged)
    await expect(read('a/data.bin')).rejects.toMatchObject({ code: 'model_corrupt' })
    await writeFile(path, '')
    await expect(read('a/data.bin')).rejects.toMatchObject({ code: 'model_corrupt' })
  })

  it('given a member larger than was expected, when read, then nothing of it comes', async () => {
    await expect(read('a/data.bin', signal, long.length - 1)).rejects.toMatchObject({
      code: 'model_corrupt',
      message: expect.stringContaining('far more than was expected') as string,
    })
  })

  it('given a member that unpacks to more than is stated, when read, then it is cut off', async () => {
    const lying = Buffer.from(zip)
    const directory = lying.indexOf(Buffer.from('PK\u0001\u0002'))
    lying.writeUInt32LE(1_000, directory + 24)
    await writeFile(path, lying)
    await expect(read('a/data.bin')).rejects.toThrow('is damaged')
  })

  it('given a directory of gigabytes that are not there, when read, then no memory is taken', async () => {
    const lying = Buffer.from(zip)
    lying.writeUInt32LE(0xffffffff, lying.length - 22 + 12)
    await writeFile(path, lying)
    await expect(read('a/data.bin')).rejects.toThrow('is cut short')
  })

  it('given an aborted signal, when read, then it ends with the abort', async () => {
    await expect(read('a/data.bin', AbortSignal.abort())).rejects.toMatchObject({
      name: 'AbortError',
    })
  })
})
