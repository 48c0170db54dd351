// Where models are kept and how much fits there.
import { constants } from 'node:fs'
import { access, statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { StorageFacts } from './doctor-report.ts'
import { gigabytes } from './machine-facts.ts'

/** The folder need not exist yet: then the nearest one above it tells. */
export async function storageFacts(cacheFolder: string): Promise<StorageFacts> {
  const present = await nearestFolder(cacheFolder)
  const [free, writable] = await Promise.all([
    statfs(present).then(
      ({ bavail, bsize }) => gigabytes(bavail * bsize),
      () => null,
    ),
    access(present, constants.W_OK).then(
      () => true,
      () => false,
    ),
  ])
  return { cache_folder: cacheFolder, free_disk_gb: free, writable }
}

async function nearestFolder(folder: string): Promise<string> {
  for (let at = folder; ; at = dirname(at)) {
    const isThere = await access(at).then(
      () => true,
      () => false,
    )
    if (isThere || dirname(at) === at) return at
  }
}
