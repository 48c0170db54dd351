// Puts a new ONNX graph together: nodes, constants, inputs and outputs (onnx/onnx.proto).
import protobuf from 'protobufjs/minimal.js'
import { encodeNode, type LazyTensor } from './onnx-file.ts'

/** TensorProto.DataType by array type. */
const DATA_TYPES = new Map<string, number>([
  ['Float32Array', 1],
  ['Uint8Array', 2],
  ['Int8Array', 3],
  ['Int32Array', 6],
  ['BigInt64Array', 7],
])

export type Values = Float32Array | Uint8Array | Int8Array | Int32Array | BigInt64Array
/** A whole number becomes an INT, a list of whole numbers INTS, `{ float }` a FLOAT, a text a STRING. */
export type Attribute = number | readonly number[] | { float: number } | string
export type Attributes = Record<string, Attribute>

const bytesTag = (id: number): number => ((id << 3) | 2) >>> 0

export class OnnxBuilder {
  readonly nodes: Uint8Array[] = []
  readonly tensors: LazyTensor[] = []
  private names = 0

  /** A constant; gives its name. */
  constant(
    values: Values,
    dims: readonly number[] = [values.length],
    name = this.name('k'),
  ): string {
    const bytes = encodeTensor(name, dims, values)
    this.tensors.push({ byteLength: bytes.length, bytes: () => bytes })
    return name
  }

  scalar(value: number): string {
    return this.constant(Float32Array.of(value), [])
  }

  integers(...values: number[]): string {
    return this.constant(BigInt64Array.from(values, BigInt))
  }

  /** A node with one output, which it gives the name of. */
  op(
    opType: string,
    inputs: string[],
    attributes: Attributes = {},
    output = this.name(opType),
  ): string {
    this.add(opType, inputs, [output], attributes)
    return output
  }

  /** A node with several outputs. */
  ops(opType: string, inputs: string[], count: number, attributes: Attributes = {}): string[] {
    const outputs = Array.from({ length: count }, () => this.name(opType))
    this.add(opType, inputs, outputs, attributes)
    return outputs
  }

  private add(opType: string, inputs: string[], outputs: string[], attributes: Attributes): void {
    const encoded = Object.entries(attributes).map(([name, value]) => encodeAttribute(name, value))
    this.nodes.push(encodeNode({ opType, inputs, outputs, name: outputs[0]!, attributes: encoded }))
  }

  private name(prefix: string): string {
    return `${prefix}_${this.names++}`
  }
}

/** A field of GraphProto: a float input or output; a dimension that is not known is named. */
export function graphValue(
  kind: 'input' | 'output',
  name: string,
  dims: readonly (number | string)[],
): Uint8Array {
  const writer = protobuf.Writer.create()
  writer.uint32(bytesTag(kind === 'input' ? 11 : 12)).fork()
  writer.uint32(bytesTag(1)).string(name).uint32(bytesTag(2)).fork() // ValueInfoProto.type
  writer.uint32(bytesTag(1)).fork() // TypeProto.tensor_type
  writer.uint32(1 << 3).uint32(1) // elem_type FLOAT
  writer.uint32(bytesTag(2)).fork() // shape
  for (const dim of dims) {
    writer.uint32(bytesTag(1)).fork()
    if (typeof dim === 'number') writer.uint32(1 << 3).uint32(dim)
    else writer.uint32(bytesTag(2)).string(dim)
    writer.ldelim()
  }
  return writer.ldelim().ldelim().ldelim().ldelim().finish()
}

function encodeTensor(name: string, dims: readonly number[], values: Values): Uint8Array {
  const dataType = DATA_TYPES.get(values.constructor.name)
  if (dataType === undefined) throw new Error(`no tensor of ${values.constructor.name}`)
  const writer = protobuf.Writer.create()
  for (const dim of dims) writer.uint32(1 << 3).uint32(dim)
  writer.uint32(2 << 3).uint32(dataType)
  writer.uint32(bytesTag(8)).string(name)
  writer
    .uint32(bytesTag(9))
    .bytes(new Uint8Array(values.buffer, values.byteOffset, values.byteLength))
  return writer.finish()
}

/** An AttributeProto as a field of NodeProto. */
function encodeAttribute(name: string, value: Attribute): Uint8Array {
  const writer = protobuf.Writer.create()
  writer.uint32(bytesTag(5)).fork().uint32(bytesTag(1)).string(name)
  const type = (id: number): unknown => writer.uint32(20 << 3).uint32(id)
  if (typeof value === 'number') {
    writer.uint32(3 << 3).int64(value)
    type(2)
  } else if (typeof value === 'string') {
    writer.uint32(bytesTag(4)).string(value)
    type(3)
  } else if ('float' in value) {
    writer.uint32((2 << 3) | 5).float(value.float)
    type(1)
  } else {
    for (const one of value) writer.uint32(8 << 3).int64(one)
    type(7)
  }
  return writer.ldelim().finish()
}
