// A hand-made ONNX model for tests: one dynamically quantised convolution with a bias, and a node that stays as it is.
import protobuf from 'protobufjs/minimal.js'

const bytesTag = (id: number): number => (id << 3) | 2

function message(build: (writer: protobuf.Writer) => void): Uint8Array {
  const writer = protobuf.Writer.create()
  build(writer)
  return writer.finish()
}

function intsAttribute(name: string, values: number[]): Uint8Array {
  return message((writer) => {
    writer
      .uint32(bytesTag(1))
      .string(name)
      .uint32(20 << 3)
      .uint32(7)
    for (const value of values) writer.uint32(8 << 3).uint32(value)
  })
}

function node(
  opType: string,
  inputs: string[],
  outputs: string[],
  attributes: Uint8Array[] = [],
): Uint8Array {
  return message((writer) => {
    for (const input of inputs) writer.uint32(bytesTag(1)).string(input)
    for (const output of outputs) writer.uint32(bytesTag(2)).string(output)
    writer
      .uint32(bytesTag(3))
      .string(`${opType} of ${outputs[0]}`)
      .uint32(bytesTag(4))
      .string(opType)
    for (const attribute of attributes) writer.uint32(bytesTag(5)).bytes(attribute)
  })
}

function tensor(name: string, type: 1 | 2 | 3 | 7, dims: number[], raw: Uint8Array): Uint8Array {
  return message((writer) => {
    for (const dim of dims) writer.uint32(1 << 3).uint32(dim)
    writer
      .uint32(2 << 3)
      .uint32(type)
      .uint32(bytesTag(8))
      .string(name)
      .uint32(bytesTag(9))
      .bytes(raw)
  })
}

function valueInfo(name: string, dims: number[]): Uint8Array {
  const shape = message((writer) => {
    for (const dim of dims) {
      writer
        .uint32(bytesTag(1))
        .fork()
        .uint32(1 << 3)
        .uint32(dim)
        .ldelim()
    }
  })
  const type = message((writer) =>
    writer
      .uint32(1 << 3)
      .uint32(1)
      .uint32(bytesTag(2))
      .bytes(shape),
  )
  return message((writer) => {
    writer.uint32(bytesTag(1)).string(name)
    writer.uint32(bytesTag(2)).fork().uint32(bytesTag(1)).bytes(type).ldelim()
  })
}

function floats(...values: number[]): Uint8Array {
  return new Uint8Array(Float32Array.from(values).buffer)
}

/** What the graph computes: y = LeakyRelu(conv(x, (w − 130) × 0.5) + bias), x of [1,1,4], kernel of 2. */
export const tinyConv = {
  weight: [132, 128, 130, 134],
  zeroPoint: 130,
  scale: 0.5,
  bias: [0.25, -0.75],
}

/** The bytes of the model. `lastNode` replaces the chain's Mul, to break it. */
export function tinyOnnx({ lastNode = 'Mul' } = {}): Uint8Array {
  const nodes = [
    node('DynamicQuantizeLinear', ['x'], ['xq', 'xs', 'xz']),
    node('ConvInteger', ['xq', 'w', 'xz', 'wz'], ['c'], [intsAttribute('kernel_shape', [2])]),
    node('Mul', ['xs', 'ws'], ['scale']),
    node('Div', ['bias', 'scale'], ['b1']),
    node('Floor', ['b1'], ['b2']),
    node('Cast', ['b2'], ['b3'], [intAttribute('to', 6)]),
    node('Reshape', ['b3', 'shape'], ['b4']),
    node('Add', ['c', 'b4'], ['sum']),
    node('Cast', ['sum'], ['sumf'], [intAttribute('to', 1)]),
    node(lastNode, ['sumf', 'scale'], ['conv']),
    node('LeakyRelu', ['conv'], ['y']),
  ]
  const tensors = [
    tensor('w', 2, [2, 1, 2], Uint8Array.from(tinyConv.weight)),
    tensor('wz', 2, [], Uint8Array.of(tinyConv.zeroPoint)),
    tensor('ws', 1, [], floats(tinyConv.scale)),
    tensor('bias', 1, [2], floats(...tinyConv.bias)),
    tensor('shape', 7, [3], new Uint8Array(BigInt64Array.of(1n, -1n, 1n).buffer)),
  ]
  const graph = message((writer) => {
    for (const one of nodes) writer.uint32(bytesTag(1)).bytes(one)
    writer.uint32(bytesTag(2)).string('tiny')
    for (const one of tensors) writer.uint32(bytesTag(5)).bytes(one)
    writer.uint32(bytesTag(11)).bytes(valueInfo('x', [1, 1, 4]))
    writer.uint32(bytesTag(12)).bytes(valueInfo('y', [1, 2, 3]))
  })
  return message((writer) => {
    writer.uint32(1 << 3).uint32(8)
    writer.uint32(bytesTag(2)).string('by hand')
    writer.uint32(bytesTag(7)).bytes(graph)
    writer
      .uint32(bytesTag(8))
      .fork()
      .uint32(bytesTag(1))
      .string('')
      .uint32(2 << 3)
      .uint32(13)
      .ldelim()
  })
}

function intAttribute(name: string, value: number): Uint8Array {
  return message((writer) => {
    writer
      .uint32(bytesTag(1))
      .string(name)
      .uint32(3 << 3)
      .uint32(value)
      .uint32(20 << 3)
      .uint32(2)
  })
}
