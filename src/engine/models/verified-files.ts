// Remembers which files were checked, so that a gigabyte is not hashed at every start.
import { createHash } from 'node:crypto'
import { readFile, realpath, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { replaceFile } from './file-io.ts'

/** Everything that changes when a file's content does; nanoseconds as text, for JSON has no 64-bit integers. */
const stamp = z.object({
  path: z.string(),
  size: z.string(),
  mtimeNs: z.string(),
  ctimeNs: z.string(),
  inode: z.string(),
  sha256: z.string(),
})

export class VerifiedFiles {
  constructor(private readonly folder: string) {}

  /** The sha256 of `file` as once computed, or undefined where it is new or was touched since. */
  async recall(file: string): Promise<string | undefined> {
    try {
      const now = await identity(file)
      const { sha256, ...then } = stamp.parse(
        JSON.parse(await readFile(this.stampOf(now.path), 'utf8')),
      )
      const same = Object.entries(now).every(
        ([key, value]) => then[key as keyof typeof then] === value,
      )
      return same ? sha256 : undefined
    } catch {
      return undefined // no stamp, or none that can be read: hash again
    }
  }

  async remember(file: string, sha256: string): Promise<void> {
    const now = await identity(file)
    await replaceFile(this.stampOf(now.path), JSON.stringify({ ...now, sha256 }))
  }

  async forget(file: string): Promise<void> {
    const path = await realpath(file).catch(() => file)
    await rm(this.stampOf(path), { force: true })
  }

  /** One stamp per real file: several checkouts may hold copies of a model. */
  private stampOf(path: string): string {
    const place = createHash('sha256').update(path).digest('hex').slice(0, 12)
    return join(this.folder, `${basename(path)}.${place}.json`)
  }
}

async function identity(file: string) {
  const path = await realpath(file)
  const { size, mtimeNs, ctimeNs, ino } = await stat(path, { bigint: true })
  return {
    path,
    size: String(size),
    mtimeNs: String(mtimeNs),
    ctimeNs: String(ctimeNs),
    inode: String(ino),
  }
}
