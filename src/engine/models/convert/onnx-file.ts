// Just enough of ONNX's protobuf (onnx/onnx.proto) to rewire a graph; everything untouched stays byte for byte.
import protobuf from 'protobufjs/minimal.js'
import { CodedError } from '../../../shared/coded-error.ts'

/** One field of a message as it stands in the file, tag included. */
type RawField = Uint8Array

export interface OnnxNode {
  inputs: string[]
  outputs: string[]
  name: string
  opType: string
  /** AttributeProto fields, tags included. */
  attributes: RawField[]
  /** The whole NodeProto, as read. */
  raw: Uint8Array
}

export interface OnnxTensor {
  name: string
  dims: number[]
  /** TensorProto.DataType: 1 float, 2 uint8, 3 int8. */
  dataType: number
  /** Little-endian values; empty where the file uses one of the typed lists. */
  rawData: Uint8Array
  /** Values of the list float_data or int32_data. */
  listed: number[]
  /** The whole TensorProto, as read. */
  raw: Uint8Array
}

export interface OnnxFile {
  /** Fields of ModelProto other than the graph. */
  model: RawField[]
  /** Fields of GraphProto other than nodes and initializers. */
  graph: RawField[]
  nodes: OnnxNode[]
  initializers: OnnxTensor[]
}

const MODEL_GRAPH = 7
const GRAPH_NODE = 1
const GRAPH_INITIALIZER = 5
const WIRE_BYTES = 2

/**
 * Reads a model held in memory; names, shapes and small values are copied, weights stay views of `bytes`.
 * @throws CodedError model_corrupt where it is no ONNX file
 */
export function readOnnx(bytes: Uint8Array): OnnxFile {
  try {
    const file: OnnxFile = { model: [], graph: [], nodes: [], initializers: [] }
    let graph: Uint8Array | undefined
    for (const field of fields(bytes)) {
      if (field.id === MODEL_GRAPH) graph = field.content()
      else file.model.push(field.raw)
    }
    if (!graph) throw new Error('it has no graph')
    for (const field of fields(graph)) {
      if (field.id === GRAPH_NODE) file.nodes.push(readNode(field.content()))
      else if (field.id === GRAPH_INITIALIZER) file.initializers.push(readTensor(field.content()))
      else file.graph.push(field.raw)
    }
    return file
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new CodedError('model_corrupt', `not a usable ONNX file: ${why}`, { cause })
  }
}

/** An initializer to write: its bytes may be made only when they are needed. */
export interface LazyTensor {
  byteLength: number
  bytes(): Uint8Array
}

/** Streams a model in pieces, so that no second copy of its weights is ever held. */
export function* writeOnnx(
  file: Pick<OnnxFile, 'model' | 'graph'>,
  nodes: readonly Uint8Array[],
  initializers: readonly LazyTensor[],
): Generator<Uint8Array, void> {
  const nodeHeads = nodes.map((node) => fieldHead(GRAPH_NODE, node.length))
  const tensorHeads = initializers.map((tensor) => fieldHead(GRAPH_INITIALIZER, tensor.byteLength))
  const lengths = [
    ...[...nodeHeads, ...tensorHeads, ...nodes, ...file.graph].map((part) => part.length),
    ...initializers.map((tensor) => tensor.byteLength),
  ]
  yield* file.model
  yield fieldHead(
    MODEL_GRAPH,
    lengths.reduce((sum, length) => sum + length, 0),
  )
  yield Buffer.concat([...nodes.flatMap((node, index) => [nodeHeads[index]!, node]), ...file.graph])
  for (const [index, tensor] of initializers.entries()) {
    yield tensorHeads[index]!
    yield tensor.bytes()
  }
}

/** A NodeProto. */
export function encodeNode(node: Omit<OnnxNode, 'raw'>): Uint8Array {
  const writer = protobuf.Writer.create()
  for (const input of node.inputs) writer.uint32(tag(1)).string(input)
  for (const output of node.outputs) writer.uint32(tag(2)).string(output)
  writer.uint32(tag(3)).string(node.name).uint32(tag(4)).string(node.opType)
  return Buffer.concat([writer.finish(), ...node.attributes])
}

/** The beginning of a float TensorProto, up to where its little-endian values follow. */
export function floatTensorHead(name: string, dims: readonly number[]): Uint8Array {
  const count = dims.reduce((product, dim) => product * dim, 1)
  const writer = protobuf.Writer.create()
  for (const dim of dims) writer.uint32(1 << 3).uint32(dim)
  writer
    .uint32(2 << 3)
    .uint32(1)
    .uint32(tag(8))
    .string(name)
  return Buffer.concat([writer.finish(), fieldHead(9, count * 4)])
}

function readNode(raw: Uint8Array): OnnxNode {
  const node: OnnxNode = { inputs: [], outputs: [], name: '', opType: '', attributes: [], raw }
  for (const field of fields(raw)) {
    if (field.id === 1) node.inputs.push(text(field.content()))
    else if (field.id === 2) node.outputs.push(text(field.content()))
    else if (field.id === 3) node.name = text(field.content())
    else if (field.id === 4) node.opType = text(field.content())
    else if (field.id === 5) node.attributes.push(field.raw)
  }
  return node
}

function readTensor(raw: Uint8Array): OnnxTensor {
  const empty = new Uint8Array()
  const tensor: OnnxTensor = { name: '', dims: [], dataType: 0, rawData: empty, listed: [], raw }
  for (const field of fields(raw)) {
    if (field.id === 1) tensor.dims.push(...field.numbers('int64'))
    else if (field.id === 2) tensor.dataType = field.numbers('int64')[0] ?? 0
    else if (field.id === 4) tensor.listed.push(...field.numbers('float'))
    else if (field.id === 5) tensor.listed.push(...field.numbers('int64'))
    else if (field.id === 8) tensor.name = text(field.content())
    else if (field.id === 9) tensor.rawData = field.content()
    else if (field.id === 14) throw new Error('it keeps weights in another file')
  }
  return tensor
}

interface Field {
  id: number
  raw: RawField
  content(): Uint8Array
  /** Repeated numbers, packed or one by one. */
  numbers(kind: 'int64' | 'float'): number[]
}

function* fields(message: Uint8Array): Generator<Field> {
  const reader = protobuf.Reader.create(message)
  while (reader.pos < reader.len) {
    const start = reader.pos
    const head = reader.uint32()
    const wire = head & 7
    const valueStart = reader.pos
    reader.skipType(wire)
    const end = reader.pos
    if (end > reader.len) throw new Error('it is cut short')
    yield {
      id: head >>> 3,
      raw: message.subarray(start, end),
      content: () =>
        wire === WIRE_BYTES ? lengthDelimited(message.subarray(valueStart, end)) : new Uint8Array(),
      numbers(kind) {
        const value = message.subarray(valueStart, end)
        const values = protobuf.Reader.create(wire === WIRE_BYTES ? lengthDelimited(value) : value)
        const numbers: number[] = []
        while (values.pos < values.len)
          numbers.push(kind === 'float' ? values.float() : Number(values.int64()))
        return numbers
      },
    }
  }
}

function lengthDelimited(value: Uint8Array): Uint8Array {
  const reader = protobuf.Reader.create(value)
  const length = reader.uint32()
  return value.subarray(reader.pos, reader.pos + length)
}

function fieldHead(id: number, length: number): Uint8Array {
  return protobuf.Writer.create().uint32(tag(id)).uint32(length).finish()
}

function tag(id: number): number {
  return ((id << 3) | WIRE_BYTES) >>> 0
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
}
