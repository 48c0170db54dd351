// Rewrites dynamically quantised convolutions as float ones: onnxruntime runs ConvInteger at less than half the speed.
import { readFile } from 'node:fs/promises'
import { CodedError } from '../../../shared/coded-error.ts'
import {
  encodeNode,
  floatTensorHead,
  readOnnx,
  writeOnnx,
  type LazyTensor,
  type OnnxFile,
  type OnnxNode,
  type OnnxTensor,
} from './onnx-file.ts'
import { FLOAT, floats, Graph, integers } from './onnx-graph.ts'

/**
 * Streams the model with every chain DynamicQuantizeLinear → ConvInteger → (Add bias) → Cast → Mul made one float Conv:
 * weight (w − zero point) × scale, bias as the float values that were quantised on the way. A model without such chains
 * comes out unchanged. The same input always gives the same bytes.
 * @throws CodedError model_corrupt where a chain is of another build; AbortError
 */
export async function* floatConvs(
  path: string,
  { signal }: { signal: AbortSignal },
): AsyncGenerator<Uint8Array, void> {
  const file = readOnnx(await readFile(path, { signal }))
  const graph = new Graph(file)
  const replacements = file.nodes
    .filter((node) => node.opType === 'ConvInteger')
    .map((node) => floatConv(node, graph))
  const { nodes, initializers } = rewire(file, graph, replacements)
  for (const piece of writeOnnx(file, nodes, initializers)) {
    signal.throwIfAborted()
    yield piece
  }
}

interface Replacement {
  /** Nodes that fall away; the last one's place is taken by `conv`. */
  chain: OnnxNode[]
  conv: Omit<OnnxNode, 'raw'>
  weight: LazyTensor
}

function floatConv(convInteger: OnnxNode, graph: Graph): Replacement {
  const [quantised = '', weightName = '', , zeroPointName] = convInteger.inputs
  const quantise = graph.producer(quantised)
  if (quantise.opType !== 'DynamicQuantizeLinear') throw unknownChain(convInteger, quantise.opType)
  const chain = [convInteger]
  let next = graph.onlyConsumer(convInteger)
  let biasSource: string | undefined
  if (next.opType === 'Add') {
    biasSource = next.inputs.find((input) => input !== convInteger.outputs[0])
    chain.push(next)
    next = graph.onlyConsumer(next)
  }
  if (next.opType !== 'Cast') throw unknownChain(convInteger, next.opType)
  const multiply = graph.onlyConsumer(next)
  if (multiply.opType !== 'Mul') throw unknownChain(convInteger, multiply.opType)
  chain.push(next, multiply)

  const scaleName = multiply.inputs.find((input) => input !== next.outputs[0]) ?? ''
  const weightScale = graph
    .producer(scaleName)
    .inputs.map((input) => graph.tensor(input))
    .find((tensor) => tensor)
  if (!weightScale) throw unknownChain(convInteger, 'a scale that is not constant')
  const weight = graph.constant(weightName)
  const inputs = [quantise.inputs[0]!, `${weightName}_f32`]
  if (biasSource !== undefined)
    inputs.push(findBias(biasSource, scaleName, weight.dims[0] ?? 0, graph))
  return {
    chain,
    conv: {
      inputs,
      outputs: multiply.outputs,
      name: `${convInteger.name}_f32`,
      opType: 'Conv',
      attributes: convInteger.attributes,
    },
    weight: dequantised(
      weight,
      weightScale,
      zeroPointName ? graph.constant(zeroPointName) : undefined,
    ),
  }
}

/** Walks back from the quantised bias to the float values it was made of, never by way of the scale. */
function findBias(from: string, scaleName: string, channels: number, graph: Graph): string {
  const waiting = [from]
  const seen = new Set([scaleName])
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (seen.has(name)) continue
    seen.add(name)
    const tensor = graph.tensor(name)
    if (tensor?.dataType === FLOAT && tensor.dims.length === 1 && tensor.dims[0] === channels)
      return name
    if (!tensor) waiting.push(...(graph.producers.get(name)?.inputs ?? []))
  }
  throw new CodedError('model_corrupt', `cannot rewrite this model: no float bias behind ${from}`)
}

/** The float weight, made only when it is written: 300 MB of them need not stand in memory together. */
function dequantised(
  weight: OnnxTensor,
  scale: OnnxTensor,
  zeroPoint: OnnxTensor | undefined,
): LazyTensor {
  const head = floatTensorHead(`${weight.name}_f32`, weight.dims)
  const count = weight.dims.reduce((product, dim) => product * dim, 1)
  return {
    byteLength: head.length + count * 4,
    bytes() {
      const bytes = Buffer.alloc(head.length + count * 4)
      bytes.set(head)
      const view = new DataView(bytes.buffer, bytes.byteOffset + head.length)
      const values = integers(weight)
      const scales = floats(scale)
      const zeros = zeroPoint ? integers(zeroPoint) : [0]
      const perChannel = count / (weight.dims[0] ?? 1)
      for (let i = 0; i < count; i++) {
        const channel = Math.floor(i / perChannel)
        const zero = zeros[zeros.length > 1 ? channel : 0]!
        view.setFloat32(i * 4, (values[i]! - zero) * scales[scales.length > 1 ? channel : 0]!, true)
      }
      return bytes
    },
  }
}

/** Puts the new nodes in place and drops what only the old ones used. */
function rewire(file: OnnxFile, graph: Graph, replacements: Replacement[]) {
  const newNode = new Map(replacements.map(({ chain, conv }) => [chain.at(-1)!, conv]))
  const gone = new Set(replacements.flatMap(({ chain }) => chain))
  const placed = file.nodes
    .filter((node) => newNode.has(node) || !gone.has(node))
    .map((node) => newNode.get(node) ?? node)
  const kept = dropDead(placed, graph)
  const used = new Set(kept.flatMap((node) => node.inputs))
  const isKept = (tensor: OnnxTensor): boolean =>
    used.has(tensor.name) || !graph.consumers.has(tensor.name)
  const old = file.initializers
    .filter(isKept)
    .map(({ raw }) => ({ byteLength: raw.length, bytes: () => raw }))
  return {
    nodes: kept.map((node) => ('raw' in node ? (node as OnnxNode).raw : encodeNode(node))),
    initializers: [...old, ...replacements.map(({ weight }) => weight)],
  }
}

/** A node is dead when its outputs had consumers before and have none now; that can make others dead in turn. */
function dropDead(nodes: Omit<OnnxNode, 'raw'>[], graph: Graph): Omit<OnnxNode, 'raw'>[] {
  for (let alive = nodes; ;) {
    const used = new Set(alive.flatMap((node) => node.inputs))
    const stays = (name: string): boolean => used.has(name) || !graph.consumers.has(name)
    const left = alive.filter((node) => node.outputs.some(stays))
    if (left.length === alive.length) return left
    alive = left
  }
}

function unknownChain(node: OnnxNode, found: string): CodedError {
  return new CodedError(
    'model_corrupt',
    `cannot rewrite this model: ${node.name} is followed by ${found}`,
  )
}
