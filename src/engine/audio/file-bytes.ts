// A file's bytes piece by piece: of a plain file, or of a pipe that somebody may write to some time.
import { close, constants, fstat, open, read, type Stats } from 'node:fs'
import { Socket } from 'node:net'
import { promisify } from 'node:util'

const PIECE_BYTES = 1024 * 1024

export interface FileBytes {
  /** Undefined for a pipe, which may go on for ever. */
  totalBytes: number | undefined
  pieces: AsyncIterable<Uint8Array>
}

/**
 * Opens `path` and gives its bytes to `use`; closes it afterwards, whatever happened. Waiting for a pipe's writer holds
 * no thread, so that an abort (or the process's end) comes through at once.
 * @throws Error with code EISDIR for a folder, ENOTSUP for a device or a socket, others by the system; AbortError
 */
export async function withFileBytes<T>(
  path: string,
  { signal }: { signal: AbortSignal },
  use: (bytes: FileBytes) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted()
  // Without O_NONBLOCK a pipe that nobody writes to would hold a thread in open(), and the process with it.
  const handle = await promisify(open)(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  let isOurs = true
  try {
    const stats = await promisify(fstat)(handle)
    refuseOthers(stats)
    if (stats.isFIFO()) {
      isOurs = false // the socket closes it
      return await use({ totalBytes: undefined, pieces: pipePieces(handle, signal) })
    }
    return await use({ totalBytes: stats.size, pieces: filePieces(handle, signal) })
  } finally {
    if (isOurs) await promisify(close)(handle)
  }
}

function refuseOthers(stats: Stats): void {
  if (stats.isFile() || stats.isFIFO()) return
  const [code, what] = stats.isDirectory()
    ? ['EISDIR', 'a folder, not a file']
    : ['ENOTSUP', 'a device, not a file']
  throw Object.assign(new Error(what), { code })
}

async function* filePieces(handle: number, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  for (;;) {
    signal.throwIfAborted()
    const buffer = new Uint8Array(PIECE_BYTES)
    const { bytesRead } = await promisify(read)(handle, buffer, 0, PIECE_BYTES, null)
    if (bytesRead === 0) return
    yield buffer.subarray(0, bytesRead)
  }
}

async function* pipePieces(handle: number, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const socket = new Socket({ fd: handle, readable: true, writable: false, signal })
  socket.on('error', () => {}) // the loop tells it; one that comes after the loop is nobody's
  try {
    yield* socket
  } catch (error) {
    signal.throwIfAborted()
    throw error
  } finally {
    socket.destroy()
  }
}
