// The file of a voice's norm model (resources/voices/<voice>.norms): little-endian, half floats where they suffice.
import { fromHalf, toHalf } from '../../../models/convert/half-float.ts'
import { FEATURES, STATISTICS, type NormModel } from './norm-statistics.ts'

const MAGIC = 'PNM1'
const OUTPUTS = 2 * STATISTICS

/** 1.2 MB at rank 32. */
export function encodeNormModel({
  rank,
  centre,
  scale,
  inner,
  outer,
  bias,
}: NormModel): Uint8Array {
  const head = Buffer.alloc(8)
  head.write(MAGIC)
  head.writeUInt32LE(rank, 4)
  const floats = (values: Float32Array): Buffer =>
    Buffer.from(new Uint8Array(values.slice().buffer))
  const halves = (values: Float32Array): Buffer => {
    const bytes = Buffer.alloc(values.length * 2)
    values.forEach((value, at) => bytes.writeUInt16LE(toHalf(value), at * 2))
    return bytes
  }
  return Buffer.concat([
    head,
    floats(centre),
    floats(scale),
    floats(bias),
    halves(inner),
    halves(outer),
  ])
}

/** @throws Error where it is no such file */
export function decodeNormModel(bytes: Uint8Array): NormModel {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const magic = Buffer.from(bytes.subarray(0, 4)).toString('latin1')
  const rank = bytes.length >= 8 ? view.getUint32(4, true) : 0
  const length = 8 + 4 * (2 * FEATURES + OUTPUTS) + 2 * rank * (FEATURES + OUTPUTS)
  if (magic !== MAGIC || bytes.length !== length) throw new Error('not a norm model')
  let at = 8
  const floats = (count: number): Float32Array =>
    Float32Array.from({ length: count }, () => view.getFloat32((at += 4) - 4, true))
  const halves = (count: number): Float32Array =>
    Float32Array.from({ length: count }, () => fromHalf(view.getUint16((at += 2) - 2, true)))
  return {
    rank,
    centre: floats(FEATURES),
    scale: floats(FEATURES),
    bias: floats(OUTPUTS),
    inner: halves(FEATURES * rank),
    outer: halves(rank * OUTPUTS),
  }
}
