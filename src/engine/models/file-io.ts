// Files as streams of bytes: written with their sha256, hashed, moved into place.
import { createHash, type Hash } from 'node:crypto'
import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { CodedError } from '../../shared/coded-error.ts'

const READ_BYTES = 4 * 1024 * 1024

export type OnBytes = (doneBytes: number) => void

/**
 * Writes `chunks` to `path`, appending where `append` says so, and hashes on the way.
 * The file stays as far as it got when the work fails or is cancelled: the caller decides what becomes of it.
 * @returns sha256 (hex) and size of the whole file
 * @throws CodedError disk_full; AbortError; whatever `chunks` throws
 */
export async function writeHashed(
  path: string,
  chunks: AsyncIterable<Uint8Array>,
  options: { signal: AbortSignal; onBytes?: OnBytes; append?: { hash: Hash; bytes: number } },
): Promise<{ sha256: string; bytes: number }> {
  const { signal, onBytes, append } = options
  const hash = append?.hash ?? createHash('sha256')
  let bytes = append?.bytes ?? 0
  await mkdir(dirname(path), { recursive: true })
  const file = await open(path, append ? 'a' : 'w')
  try {
    for await (const chunk of chunks) {
      signal.throwIfAborted()
      await file.writeFile(chunk)
      hash.update(chunk)
      bytes += chunk.length
      onBytes?.(bytes)
    }
    signal.throwIfAborted()
    await file.sync()
  } catch (error) {
    throw isDiskFull(error) ? diskFull(path, error) : error
  } finally {
    await file.close()
  }
  return { sha256: hash.digest('hex'), bytes }
}

/** The running hash of a file; `digest('hex')` gives its sha256, or `update` goes on with what is to follow. */
export async function hashFile(
  path: string,
  { signal, onBytes }: { signal: AbortSignal; onBytes?: OnBytes },
): Promise<{ hash: Hash; bytes: number }> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of readChunks(path, { signal })) {
    hash.update(chunk)
    bytes += chunk.length
    onBytes?.(bytes)
  }
  return { hash, bytes }
}

/** The bytes of a file. A chunk is valid until the next one is asked for: the buffer is used again. */
export async function* readChunks(
  path: string,
  { signal }: { signal: AbortSignal },
): AsyncGenerator<Uint8Array, void> {
  const file = await open(path)
  try {
    const buffer = Buffer.allocUnsafe(READ_BYTES)
    for (;;) {
      signal.throwIfAborted()
      const { bytesRead } = await file.read(buffer, 0, buffer.length)
      if (bytesRead === 0) return
      yield buffer.subarray(0, bytesRead)
    }
  } finally {
    await file.close()
  }
}

/** Drafts of this process so far: two writes of one file at once are two drafts. */
let drafts = 0

/** Writes a small file so that a reader sees the old content or the new, never a half. */
export async function replaceFile(path: string, content: string | Uint8Array): Promise<void> {
  const draft = `${path}.${process.pid}.${drafts++}.tmp`
  await mkdir(dirname(path), { recursive: true })
  try {
    await writeFile(draft, content)
    await rename(draft, path)
  } catch (error) {
    await rm(draft, { force: true })
    throw isDiskFull(error) ? diskFull(path, error) : error
  }
}

function isDiskFull(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException | undefined)?.code
  return code === 'ENOSPC' || code === 'EDQUOT'
}

function diskFull(path: string, cause: unknown): CodedError {
  return new CodedError(
    'disk_full',
    `the disk is full at ${dirname(path)}; free some space and try again`,
    { cause },
  )
}
