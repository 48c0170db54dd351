// Encodes rows of numbers as ggml stores them: f32, f16 or q8_0 (ggml-quants.c, quantize_row_q8_0_ref).
import { toHalf } from './half-float.ts'

export type GgmlType = 'f32' | 'f16' | 'q8_0'

/** ggml's number for each type. */
export const ggmlTypeId: Record<GgmlType, number> = { f32: 0, f16: 1, q8_0: 8 }

/** q8_0 holds 32 values in 34 bytes: an f16 scale and 32 signed bytes. */
export const Q8_BLOCK_VALUES = 32
const Q8_BLOCK_BYTES = 2 + Q8_BLOCK_VALUES

/** Encodes `values`, little-endian. For q8_0 their number must be a multiple of 32. */
export function encode(values: Float32Array, type: GgmlType): Uint8Array {
  if (type === 'q8_0') return encodeQ8(values)
  const bytes = new Uint8Array(values.length * (type === 'f32' ? 4 : 2))
  const view = new DataView(bytes.buffer)
  if (type === 'f32') values.forEach((value, index) => view.setFloat32(index * 4, value, true))
  else values.forEach((value, index) => view.setUint16(index * 2, toHalf(value), true))
  return bytes
}

function encodeQ8(values: Float32Array): Uint8Array {
  const blocks = values.length / Q8_BLOCK_VALUES
  if (!Number.isInteger(blocks)) throw new RangeError('q8_0 takes blocks of 32 values')
  const bytes = new Uint8Array(blocks * Q8_BLOCK_BYTES)
  const view = new DataView(bytes.buffer)
  for (let block = 0; block < blocks; block++) {
    const from = block * Q8_BLOCK_VALUES
    let largest = 0
    for (let i = 0; i < Q8_BLOCK_VALUES; i++)
      largest = Math.max(largest, Math.abs(values[from + i]!))
    // Single precision throughout, as in the original: the bytes come out the same.
    const scale = Math.fround(largest / 127)
    const inverse = scale === 0 ? 0 : Math.fround(1 / scale)
    const at = block * Q8_BLOCK_BYTES
    view.setUint16(at, toHalf(scale), true)
    for (let i = 0; i < Q8_BLOCK_VALUES; i++) {
      view.setInt8(at + 2 + i, roundAwayFromZero(Math.fround(values[from + i]! * inverse)))
    }
  }
  return bytes
}

/** C's roundf: Math.round takes −0.5 up to 0. */
function roundAwayFromZero(value: number): number {
  return value < 0 ? -Math.floor(-value + 0.5) : Math.floor(value + 0.5)
}
