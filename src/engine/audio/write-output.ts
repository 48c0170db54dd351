// Writes a file that somebody asked for: whole or not at all, and with a clear word where it cannot be.
import { randomUUID } from 'node:crypto'
import { access, constants, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { CodedError, isAbort } from '../../shared/coded-error.ts'
import { oneLine } from '../../shared/one-line.ts'

/**
 * Writes `content` to `path` through a temporary file beside it, so that a reader or a crash never meets half a
 * file. A link is followed; a device or pipe (/dev/stdout) is written straight.
 * @throws CodedError output_unwritable, disk_full; AbortError
 */
export async function writeOutput(
  path: string,
  content: Uint8Array | string,
  { signal }: { signal: AbortSignal },
): Promise<void> {
  const target = await realpath(path).catch(() => path)
  const temporary = join(dirname(target), `.${basename(target)}.${randomUUID()}.tmp`)
  try {
    if ((await checkTarget(target)) === 'straight')
      return await writeFile(target, content, { signal })
    await writeFile(temporary, content, { signal })
    await rename(temporary, target)
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {}) // the first error is the one to tell
    throw isAbort(error) ? error : unwritable(path, error)
  }
}

/**
 * Tells before the work, not after it, that `path` cannot be written. It leaves nothing behind.
 * @throws CodedError output_unwritable
 */
export async function checkOutput(path: string): Promise<void> {
  try {
    await checkTarget(await realpath(path).catch(() => path))
  } catch (error) {
    throw unwritable(path, error)
  }
}

async function checkTarget(target: string): Promise<'straight' | 'replace'> {
  const found = await stat(target).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (found?.isDirectory()) throw Object.assign(new Error('is a folder'), { code: 'EISDIR' })
  if (found) await access(target, constants.W_OK)
  if (found && !found.isFile()) return 'straight'
  await access(dirname(target), constants.W_OK)
  return 'replace'
}

/** The error for a path that refused to be written. */
export function unwritable(path: string, error: unknown): CodedError {
  const shown = oneLine(path)
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new CodedError('disk_full', `${shown}: the disk is full; free some space`, {
      cause: error,
    })
  }
  return new CodedError('output_unwritable', `${shown}: ${whyUnwritable(code, error)}`, {
    cause: error,
  })
}

function whyUnwritable(code: string | undefined, error: unknown): string {
  switch (code) {
    case 'EISDIR':
      return 'cannot be written, it is a folder; name a file'
    case 'ENOENT':
      return 'cannot be written, its folder does not exist; create it first'
    case 'ENOTDIR':
      return 'cannot be written, a part of its path is a file, not a folder'
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'cannot be written, no permission (read-only?); choose another place'
    default:
      return `cannot be written: ${error instanceof Error ? error.message : String(error)}`
  }
}
