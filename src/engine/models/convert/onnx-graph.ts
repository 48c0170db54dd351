// An ONNX graph's wires, to walk from node to node, and the values of its small constants.
import { CodedError } from '../../../shared/coded-error.ts'
import type { OnnxFile, OnnxNode, OnnxTensor } from './onnx-file.ts'

/** TensorProto.DataType. */
export const FLOAT = 1
const UINT8 = 2
const INT8 = 3

export class Graph {
  readonly producers = new Map<string, OnnxNode>()
  readonly consumers = new Map<string, OnnxNode[]>()
  private readonly tensors: Map<string, OnnxTensor>

  private readonly nodes: readonly OnnxNode[]

  constructor({ nodes, initializers }: OnnxFile) {
    this.nodes = nodes
    this.tensors = new Map(initializers.map((tensor) => [tensor.name, tensor]))
    for (const node of nodes) {
      for (const output of node.outputs) this.producers.set(output, node)
      for (const input of node.inputs)
        this.consumers.set(input, [...(this.consumers.get(input) ?? []), node])
    }
  }

  tensor(name: string): OnnxTensor | undefined {
    return this.tensors.get(name)
  }

  constant(name: string): OnnxTensor {
    const tensor = this.tensors.get(name)
    if (!tensor)
      throw new CodedError('model_corrupt', `cannot rewrite this model: ${name} is not constant`)
    return tensor
  }

  producer(name: string): OnnxNode {
    const node = this.producers.get(name)
    if (!node)
      throw new CodedError('model_corrupt', `cannot rewrite this model: nothing makes ${name}`)
    return node
  }

  /**
   * The nodes that `outputs` are made by, in the model's order, walked back as far as `inputs`; `used` is every name
   * that they read.
   */
  behind(
    outputs: readonly string[],
    inputs: readonly string[],
  ): { nodes: OnnxNode[]; used: Set<string> } {
    const wanted = new Set<OnnxNode>()
    const used = new Set<string>()
    const waiting = outputs.map((name) => this.producer(name))
    for (let node = waiting.pop(); node; node = waiting.pop()) {
      if (wanted.has(node)) continue
      wanted.add(node)
      for (const input of node.inputs) {
        used.add(input)
        const producer = inputs.includes(input) ? undefined : this.producers.get(input)
        if (producer) waiting.push(producer)
      }
    }
    return { nodes: this.nodes.filter((node) => wanted.has(node)), used }
  }

  onlyConsumer(node: OnnxNode): OnnxNode {
    const consumers = this.consumers.get(node.outputs[0] ?? '') ?? []
    const [only] = consumers
    if (!only || consumers.length > 1) {
      throw new CodedError(
        'model_corrupt',
        `cannot rewrite this model: ${node.name} has ${consumers.length} consumers`,
      )
    }
    return only
  }
}

/** Values of an 8-bit tensor. */
export function integers(tensor: OnnxTensor): ArrayLike<number> {
  const { rawData, listed, dataType, name } = tensor
  if (dataType !== UINT8 && dataType !== INT8) {
    throw new CodedError('model_corrupt', `cannot rewrite this model: ${name} has type ${dataType}`)
  }
  if (listed.length > 0) return listed
  return dataType === UINT8
    ? rawData
    : new Int8Array(rawData.buffer, rawData.byteOffset, rawData.byteLength)
}

/** Values of a float tensor. */
export function floats({ rawData, listed, dataType, name }: OnnxTensor): ArrayLike<number> {
  if (dataType !== FLOAT) {
    throw new CodedError('model_corrupt', `cannot rewrite this model: ${name} has type ${dataType}`)
  }
  if (listed.length > 0) return listed
  const view = new DataView(rawData.buffer, rawData.byteOffset, rawData.byteLength)
  return Array.from({ length: rawData.byteLength / 4 }, (_, index) =>
    view.getFloat32(index * 4, true),
  )
}
