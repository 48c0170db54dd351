// Of files that are named by when they were written, the oldest go when there is too much of them.
import { readdir, rm, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'

/**
 * Removes the first of the files of `folder` with the ending of `written`, by name, until the rest has at most `mostBytes`.
 * `written`, the one just written, stays. What bears a later time was written before it too, before the clock was set
 * back: it goes first.
 */
export async function keepNewest(
  folder: string,
  written: string,
  mostBytes: number,
): Promise<void> {
  const of = (await readdir(folder)).filter((name) => name.endsWith(extname(written))).sort()
  const names = [
    ...of.filter((name) => name > written),
    ...of.filter((name) => name < written),
    written,
  ]
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size))
  let bytes = sizes.reduce((sum, size) => sum + size, 0)
  for (const [i, name] of names.slice(0, -1).entries()) {
    if (bytes <= mostBytes) return
    await rm(join(folder, name), { force: true })
    bytes -= sizes[i]!
  }
}
