// Reads what a GGUF file says of itself, without its weights: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
import { open, stat, type FileHandle } from 'node:fs/promises'
import { CodedError, isAbort } from '../../../shared/coded-error.ts'
import { TENSOR_TYPES } from './ggml-types.ts'

const MAGIC = 'GGUF'
const READ_BYTES = 1024 * 1024
/** Far beyond any model: a file that says more is damaged, and must not take the memory along. */
const MOST = {
  keys: 10_000,
  tensors: 100_000,
  stringBytes: 16_000_000,
  items: 10_000_000,
  nested: 4,
}
const DEFAULT_ALIGNMENT = 32

export interface GgufHeader {
  version: number
  /** Single values by key; lists, such as the vocabulary, are left out. */
  metadata: ReadonlyMap<string, string | number | boolean>
  /** Sum over all tensors. */
  parameters: number
  /** Where the last tensor ends, and with it the file; null where a tensor is of a type unknown here. */
  endByte: number | null
}

/** @throws CodedError file_unreadable where it is no GGUF file, or a damaged one; AbortError */
export async function readGgufHeader(
  path: string,
  { signal }: { signal: AbortSignal },
): Promise<GgufHeader> {
  try {
    // A pipe would be waited for until somebody writes.
    if (!(await stat(path)).isFile()) throw new Error('it is no file')
    const file = await open(path)
    try {
      return await new HeaderReader(file, path, signal).header()
    } finally {
      await file.close()
    }
  } catch (cause) {
    if (cause instanceof CodedError || isAbort(cause)) throw cause
    const text = `cannot read ${path} (${(cause as Error).message})`
    throw new CodedError('file_unreadable', text, { cause })
  }
}

type Scalar = string | number | boolean

/** Value types of the format by number; a list is 9, a string 8. */
const STRING = 8
const LIST = 9
const SCALAR_BYTES: Readonly<Record<number, number>> = {
  0: 1, // u8
  1: 1, // i8
  2: 2, // u16
  3: 2, // i16
  4: 4, // u32
  5: 4, // i32
  6: 4, // f32
  7: 1, // bool
  10: 8, // u64
  11: 8, // i64
  12: 8, // f64
}

class HeaderReader {
  private buffer: Buffer = Buffer.alloc(0)
  /** Of the buffer's first byte in the file. */
  private start = 0
  private at = 0

  constructor(
    private readonly file: FileHandle,
    private readonly path: string,
    private readonly signal: AbortSignal,
  ) {}

  async header(): Promise<GgufHeader> {
    if ((await this.bytes(4)).toString('latin1') !== MAGIC)
      throw new CodedError('file_unreadable', `${this.path} is no GGUF file`)
    const version = await this.u32()
    if (version !== 2 && version !== 3)
      throw new CodedError(
        'file_unreadable',
        `${this.path} is GGUF version ${version}; 2 and 3 can be read`,
      )
    const tensors = await this.count(MOST.tensors)
    const keys = await this.count(MOST.keys)
    const metadata = new Map<string, Scalar>()
    for (let i = 0; i < keys; i++) {
      const key = await this.text()
      const value = await this.value(await this.u32())
      if (value !== undefined) metadata.set(key, value)
    }
    let parameters = 0
    let endByte: number | null = 0
    for (let i = 0; i < tensors; i++) {
      const { elements, bytes, offset } = await this.tensor()
      parameters += elements
      endByte = bytes === undefined || endByte === null ? null : Math.max(endByte, offset + bytes)
    }
    const alignment = Number(metadata.get('general.alignment') ?? DEFAULT_ALIGNMENT)
    const numbers = [parameters, endByte ?? 0]
    if (!Number.isInteger(alignment) || alignment < 1 || !numbers.every(Number.isSafeInteger))
      throw this.damaged()
    const dataStart = Math.ceil((this.start + this.at) / alignment) * alignment
    return { version, metadata, parameters, endByte: endByte === null ? null : dataStart + endByte }
  }

  private async tensor(): Promise<{ elements: number; bytes: number | undefined; offset: number }> {
    await this.text()
    const dimensions = await this.u32()
    if (dimensions > 8) throw this.damaged()
    let elements = 1
    for (let i = 0; i < dimensions; i++) elements *= await this.u64()
    const type = TENSOR_TYPES[await this.u32()]
    const offset = await this.u64()
    return { elements, bytes: type && (elements / type.elements) * type.bytes, offset }
  }

  private async value(type: number): Promise<Scalar | undefined> {
    if (type === STRING) return this.text()
    if (type === LIST) return this.skipList()
    const bytes = SCALAR_BYTES[type]
    if (bytes === undefined) throw this.damaged()
    const raw = await this.bytes(bytes)
    switch (type) {
      case 1:
        return raw.readInt8(0)
      case 3:
        return raw.readInt16LE(0)
      case 5:
        return raw.readInt32LE(0)
      case 6:
        return raw.readFloatLE(0)
      case 7:
        return raw[0] !== 0
      case 10:
        return Number(raw.readBigUInt64LE(0))
      case 11:
        return Number(raw.readBigInt64LE(0))
      case 12:
        return raw.readDoubleLE(0)
      default:
        return raw.readUIntLE(0, bytes)
    }
  }

  private async skipList(depth = 1): Promise<undefined> {
    if (depth > MOST.nested) throw this.damaged()
    const type = await this.u32()
    const items = await this.count(MOST.items)
    const bytes = SCALAR_BYTES[type]
    if (bytes !== undefined) return void (await this.skip(items * bytes))
    for (let i = 0; i < items; i++) {
      if (type === STRING) await this.skip(await this.count(MOST.stringBytes))
      else if (type === LIST) await this.skipList(depth + 1)
      else throw this.damaged()
    }
    return undefined
  }

  private async text(): Promise<string> {
    return (await this.bytes(await this.count(MOST.stringBytes))).toString('utf8')
  }

  private async count(most: number): Promise<number> {
    const count = await this.u64()
    if (count > most) throw this.damaged()
    return count
  }

  private async u32(): Promise<number> {
    return (await this.bytes(4)).readUInt32LE(0)
  }

  private async u64(): Promise<number> {
    return Number((await this.bytes(8)).readBigUInt64LE(0))
  }

  private async skip(count: number): Promise<void> {
    if (this.at + count <= this.buffer.length) this.at += count
    else {
      this.start += this.at + count
      this.at = 0
      this.buffer = Buffer.alloc(0)
    }
  }

  /** Valid until the next call. */
  private async bytes(count: number): Promise<Buffer> {
    if (this.at + count > this.buffer.length) {
      this.signal.throwIfAborted()
      this.start += this.at
      this.at = 0
      const buffer = Buffer.alloc(Math.max(READ_BYTES, count))
      const { bytesRead } = await this.file.read(buffer, 0, buffer.length, this.start)
      if (bytesRead < count) throw this.damaged()
      this.buffer = buffer.subarray(0, bytesRead)
    }
    this.at += count
    return this.buffer.subarray(this.at - count, this.at)
  }

  private damaged(): CodedError {
    return new CodedError(
      'file_unreadable',
      `${this.path} is damaged or cut short: its GGUF header makes no sense`,
    )
  }
}
