// How much a file, or all that lies in a folder, takes.
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** In bytes; 0 for what is not there. */
export async function sizeOnDisk(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined)
  if (!found) return 0
  if (!found.isDirectory()) return found.size
  const names = await readdir(path).catch(() => [])
  const sizes = await Promise.all(names.map((name) => sizeOnDisk(join(path, name))))
  return sizes.reduce((sum, size) => sum + size, 0)
}
