// Of files that are named by when they were written, the oldest go when there is too much of them.
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** Removes the first of the files of `folder` with `ending`, by name, until the rest has at most `mostBytes`; the last one stays. */
export async function keepNewest(folder: string, ending: string, mostBytes: number): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(ending)).sort()
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size))
  let bytes = sizes.reduce((sum, size) => sum + size, 0)
  for (const [i, name] of names.slice(0, -1).entries()) {
    if (bytes <= mostBytes) return
    await rm(join(folder, name), { force: true })
    bytes -= sizes[i]!
  }
}
