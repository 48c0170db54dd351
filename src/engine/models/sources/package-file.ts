// Models that come with an npm package: already on the machine.
import { stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { repairProgram } from '../../advice.ts'
import { CodedError } from '../../../shared/coded-error.ts'
import type { NpmSource } from '../catalog.ts'
import { readChunks, writeHashed } from '../file-io.ts'
import type { Fetched, FetchOptions } from '../source.ts'

/**
 * Copies the file out of the nearest `node_modules` at or above `from`.
 * @throws CodedError download_failed where the package or the file is missing; disk_full; AbortError
 */
export async function copyFromPackage(
  source: NpmSource,
  from: string,
  { staging, signal, onProgress }: FetchOptions,
): Promise<Fetched> {
  const found = await find(join('node_modules', source.package, source.path), from)
  if (found === undefined) {
    throw new CodedError(
      'download_failed',
      `the package ${source.package} is not installed (${repairProgram('npm ci')})`,
    )
  }
  const path = join(staging, 'package.file')
  const onBytes = (done: number): void => onProgress('unpacking', done, source.bytes)
  const { sha256 } = await writeHashed(path, readChunks(found, { signal }), { signal, onBytes })
  return { path, sha256 }
}

async function find(relative: string, from: string): Promise<string | undefined> {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, relative)
    if (
      await stat(candidate).then(
        (entry) => entry.isFile(),
        () => false,
      )
    )
      return candidate
    if (dirname(folder) === folder) return undefined
  }
}
