// Streams single members out of a zip file (a Python wheel is one), whatever their size.
import { open, type FileHandle } from 'node:fs/promises'
import { createInflateRaw } from 'node:zlib'
import { CodedError } from '../../../shared/coded-error.ts'

const END_SIGNATURE = 0x06054b50
const END_BYTES = 22
const ENTRY_SIGNATURE = 0x02014b50
const ENTRY_BYTES = 46
const LOCAL_SIGNATURE = 0x04034b50
const LOCAL_BYTES = 30
const LONGEST_COMMENT = 65_535
const STORED = 0
const DEFLATED = 8

interface Member {
  method: number
  compressedBytes: number
  /** As the directory states it. */
  bytes: number
  localOffset: number
}

/**
 * The content of one member, in chunks: never more than its directory states, nor than `mostBytes`, so that a small file
 * cannot fill the disk.
 * Method: PKWARE APPNOTE.TXT 4.3, without zip64 and encryption, which wheels of our sizes do not use.
 * @throws CodedError model_corrupt where it is no zip or has no such member; AbortError
 */
export async function* zipMember(
  path: string,
  name: string,
  { signal, mostBytes }: { signal: AbortSignal; mostBytes: number },
): AsyncGenerator<Uint8Array, void> {
  const file = await open(path)
  try {
    const member = (await readDirectory(file, path)).get(name)
    if (!member) throw unusable(path, `has no ${name}`)
    const local = await readAt(file, member.localOffset, LOCAL_BYTES, path)
    if (local.readUInt32LE(0) !== LOCAL_SIGNATURE) throw unusable(path, 'is damaged')
    const start = member.localOffset + LOCAL_BYTES + local.readUInt16LE(26) + local.readUInt16LE(28)
    if (member.bytes > mostBytes)
      throw unusable(path, `has a ${name} of ${member.bytes} bytes, far more than was expected`)
    if (member.compressedBytes === 0) return
    const upTo = (stream: AsyncIterable<Uint8Array>) => chunks(stream, member.bytes, path, signal)
    const packed = file.createReadStream({
      start,
      end: start + member.compressedBytes - 1,
      autoClose: false,
      highWaterMark: 1024 * 1024,
    })
    if (member.method === STORED) {
      yield* upTo(packed)
      return
    }
    if (member.method !== DEFLATED) throw unusable(path, `packs ${name} in an unknown way`)
    const inflate = createInflateRaw({ chunkSize: 256 * 1024 })
    packed.on('error', (error) => inflate.destroy(error))
    try {
      yield* upTo(packed.pipe(inflate))
    } catch (error) {
      if (String((error as NodeJS.ErrnoException).code).startsWith('Z_'))
        throw unusable(path, 'is damaged')
      throw error
    } finally {
      packed.destroy()
      inflate.destroy()
    }
  } finally {
    await file.close()
  }
}

async function* chunks(
  stream: AsyncIterable<Uint8Array>,
  statedBytes: number,
  path: string,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void> {
  let bytes = 0
  for await (const chunk of stream) {
    signal.throwIfAborted()
    bytes += chunk.length
    if (bytes > statedBytes) break
    yield chunk
  }
  if (bytes !== statedBytes) throw unusable(path, 'is damaged')
}

async function readDirectory(file: FileHandle, path: string): Promise<Map<string, Member>> {
  const { size } = await file.stat()
  const tailBytes = Math.min(size, END_BYTES + LONGEST_COMMENT)
  const tail = await readAt(file, size - tailBytes, tailBytes, path)
  let end = tail.length - END_BYTES
  while (end >= 0 && tail.readUInt32LE(end) !== END_SIGNATURE) end--
  if (end < 0) throw unusable(path, 'is no zip file, or is cut short')
  const directory = await readAt(
    file,
    tail.readUInt32LE(end + 16),
    tail.readUInt32LE(end + 12),
    path,
  )
  const members = new Map<string, Member>()
  for (let at = 0; at + ENTRY_BYTES <= directory.length;) {
    if (directory.readUInt32LE(at) !== ENTRY_SIGNATURE) throw unusable(path, 'is damaged')
    const nameEnd = at + ENTRY_BYTES + directory.readUInt16LE(at + 28)
    members.set(directory.toString('utf8', at + ENTRY_BYTES, nameEnd), {
      method: directory.readUInt16LE(at + 10),
      compressedBytes: directory.readUInt32LE(at + 20),
      bytes: directory.readUInt32LE(at + 24),
      localOffset: directory.readUInt32LE(at + 42),
    })
    at = nameEnd + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  return members
}

async function readAt(
  file: FileHandle,
  position: number,
  bytes: number,
  path: string,
): Promise<Buffer> {
  // What a damaged file states can be gigabytes.
  if (position + bytes > (await file.stat()).size) throw unusable(path, 'is cut short')
  const buffer = Buffer.alloc(bytes)
  const { bytesRead } = await file.read(buffer, 0, bytes, position)
  if (bytesRead < bytes) throw unusable(path, 'is cut short')
  return buffer
}

function unusable(path: string, why: string): CodedError {
  return new CodedError('model_corrupt', `${path} ${why}`)
}
