// Takes over a file of the user's own: without a second copy where the file system can.
import { link, mkdir, realpath, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { CodedError } from '../../../shared/coded-error.ts'
import type { FileSource } from '../catalog.ts'
import { hashFile, readChunks, writeHashed } from '../file-io.ts'
import type { Fetched, FetchOptions } from '../source.ts'

/**
 * A hard link, so that the file may be moved or deleted where it lay; on another disk a copy. Who changes the file
 * afterwards changes both, which a check of the model finds.
 * @throws CodedError download_failed where it is not there any more; disk_full; AbortError
 */
export async function takeOwnFile(
  source: FileSource,
  { staging, signal, onProgress }: FetchOptions,
): Promise<Fetched> {
  // Of a link to a file, as other programs keep models, the file itself is wanted.
  const original = await realpath(source.path).catch((cause: unknown) => {
    throw new CodedError('download_failed', `${source.path} is not there any more`, { cause })
  })
  const { size: total } = await stat(original)
  const path = join(staging, 'own.file')
  await mkdir(staging, { recursive: true })
  await rm(path, { force: true })
  const onBytes = (done: number): void => onProgress('verifying', done, total)
  const isLinked = await link(original, path).then(
    () => true,
    () => false,
  )
  if (!isLinked)
    return {
      path,
      ...(await writeHashed(path, readChunks(original, { signal }), { signal, onBytes })),
    }
  return { path, sha256: (await hashFile(path, { signal, onBytes })).hash.digest('hex') }
}
