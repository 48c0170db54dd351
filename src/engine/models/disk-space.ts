// Whether a download will fit, asked before it begins.
import { mkdir, readdir, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { makeRoom } from '../advice.ts'
import { CodedError } from '../../shared/coded-error.ts'

/** Left over for everything else that writes to this disk. */
const MARGIN_BYTES = 100_000_000

export type FreeBytes = (folder: string) => Promise<number>

/** Bytes that this user may still write in `folder`. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

/** @throws CodedError disk_full where `neededBytes` would not fit into `folder` */
export async function checkSpace(
  folder: string,
  neededBytes: number,
  { what, free = freeBytes }: { what: string; free?: FreeBytes },
): Promise<void> {
  await mkdir(folder, { recursive: true })
  const available = await free(folder)
  if (available >= neededBytes + MARGIN_BYTES) return
  throw new CodedError(
    'disk_full',
    `${what} needs ${megabytes(neededBytes + MARGIN_BYTES)} in ${folder}, but only ${megabytes(available)} are free; ` +
      makeRoom(),
  )
}

/** Bytes of all files below `folder`; 0 where there is none. */
export async function sizeBelow(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true }).catch(() => [])
  const sizes = await Promise.all(
    names.map((name) =>
      stat(join(folder, name)).then(
        (entry) => (entry.isFile() ? entry.size : 0),
        () => 0,
      ),
    ),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}

function megabytes(count: number): string {
  return `${Math.ceil(count / 1e6).toLocaleString('en')} MB`
}
