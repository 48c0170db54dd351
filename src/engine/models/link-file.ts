// Makes one file appear in a second place without a second copy, where the file system can.
import { copyFile, link, lstat, mkdir, rename, rm, stat, symlink } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Whether both paths lead to the same file. */
export async function isSameFile(a: string, b: string): Promise<boolean> {
  const [one, other] = await Promise.all(
    [a, b].map((path) => stat(path, { bigint: true }).catch(() => undefined)),
  )
  return one !== undefined && other !== undefined && one.ino === other.ino && one.dev === other.dev
}

/** A folder that stands where a file belongs is somebody's: it is moved aside, not deleted. */
export async function moveFolderAside(place: string): Promise<void> {
  const found = await lstat(place).catch(() => undefined)
  if (found?.isDirectory()) await rename(place, `${place}.aside-${Date.now()}`)
}

/**
 * Makes `place` lead to `target`, replacing what stood there: a symbolic link, else (Windows without the right to make
 * one) a hard link, else (another disk) a copy.
 */
export async function linkFile(target: string, place: string): Promise<void> {
  if (await isSameFile(target, place)) return
  await mkdir(dirname(place), { recursive: true })
  const draft = `${place}.${process.pid}.tmp`
  await rm(draft, { force: true })
  try {
    await symlink(target, draft)
      .catch(() => link(target, draft))
      .catch(() => copyFile(target, draft))
    await moveFolderAside(place)
    await rename(draft, place)
  } finally {
    await rm(draft, { force: true })
  }
}
