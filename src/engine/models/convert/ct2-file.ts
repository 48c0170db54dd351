// Reads the table of contents of a CTranslate2 model file (format: python/ctranslate2/specs/model_spec.py, version 6).
import type { FileHandle } from 'node:fs/promises'
import { CodedError } from '../../../shared/coded-error.ts'

export type Ct2Type = 'f32' | 'i8' | 'i16' | 'i32' | 'f16'

export interface Ct2Tensor {
  /** Outermost first; empty for a scalar. */
  dims: number[]
  type: Ct2Type
  /** Where the data begins in the file, in bytes. */
  offset: number
  bytes: number
}

export interface Ct2File {
  spec: string
  tensors: Map<string, Ct2Tensor>
}

const types: readonly Ct2Type[] = ['f32', 'i8', 'i16', 'i32', 'f16']
const bytesOf: Record<Ct2Type, number> = { f32: 4, i8: 1, i16: 2, i32: 4, f16: 2 }

/**
 * Reads names, shapes and places of all tensors; the data stays in the file.
 * @throws CodedError model_corrupt where the file is cut short or is no CTranslate2 file of version 6
 */
export async function readCt2(file: FileHandle): Promise<Ct2File> {
  const cursor = new Cursor(file, (await file.stat()).size)
  const version = await cursor.u32()
  if (version !== 6) throw corrupt(`version ${version} instead of 6`)
  const spec = await cursor.string()
  await cursor.u32() // revision of the spec: says nothing of the layout
  const count = await cursor.u32()
  const tensors = new Map<string, Ct2Tensor>()
  for (let index = 0; index < count; index++) {
    const name = await cursor.string()
    const rank = await cursor.u8()
    const dims: number[] = []
    for (let axis = 0; axis < rank; axis++) dims.push(await cursor.u32())
    const type = types[await cursor.u8()]
    if (!type) throw corrupt(`tensor ${name} has an unknown type`)
    const bytes = await cursor.u32()
    if (bytes !== dims.reduce((product, dim) => product * dim, bytesOf[type])) {
      throw corrupt(`tensor ${name} has ${bytes} bytes, which its shape does not give`)
    }
    tensors.set(name, { dims, type, offset: cursor.position, bytes })
    cursor.skip(bytes)
  }
  return { spec, tensors }
}

function corrupt(what: string): CodedError {
  return new CodedError('model_corrupt', `not a usable CTranslate2 file: ${what}`)
}

/** Little-endian reader with a small buffer that jumps over tensor data. */
class Cursor {
  position = 0
  private buffer = Buffer.alloc(0)
  private bufferStart = 0

  constructor(
    private readonly file: FileHandle,
    private readonly size: number,
  ) {}

  skip(bytes: number): void {
    this.position += bytes
    if (this.position > this.size) throw corrupt('it is cut short')
  }

  async u8(): Promise<number> {
    return (await this.take(1)).readUInt8()
  }

  async u32(): Promise<number> {
    return (await this.take(4)).readUInt32LE()
  }

  /** A string's length counts its closing NUL. */
  async string(): Promise<string> {
    const length = (await this.take(2)).readUInt16LE()
    return (await this.take(length)).toString('utf8', 0, Math.max(0, length - 1))
  }

  private async take(bytes: number): Promise<Buffer> {
    const start = this.position
    this.skip(bytes)
    if (start < this.bufferStart || this.position > this.bufferStart + this.buffer.length) {
      const wanted = Buffer.alloc(Math.min(Math.max(bytes, 512), this.size - start))
      const { bytesRead } = await this.file.read(wanted, 0, wanted.length, start)
      if (bytesRead < bytes) throw corrupt('it is cut short')
      this.buffer = wanted.subarray(0, bytesRead)
      this.bufferStart = start
    }
    return this.buffer.subarray(start - this.bufferStart, this.position - this.bufferStart)
  }
}
