// The weights of Kokoro's generator, found by the names of their nodes.
import { CodedError } from '../../../shared/coded-error.ts'
import { GENERATOR_NODES, GENERATOR_WEIGHTS } from './kokoro-names.ts'
import type { OnnxFile, OnnxNode } from './onnx-file.ts'
import { floats, integers, type Graph } from './onnx-graph.ts'

export interface ConvWeights {
  /** [out, in, kernel], or [in, out, kernel] of a transposed convolution. */
  weight: Float32Array
  dims: [number, number, number]
  bias: Float32Array
}

/** A layer that turns the style into scales and shifts: [128, 2 C] and [2 C]. */
export interface StyleLayer {
  weight: Float32Array
  bias: Float32Array
  channels: number
}

export class KokoroWeights {
  private readonly nodes: Map<string, OnnxNode>

  constructor(
    file: OnnxFile,
    private readonly graph: Graph,
  ) {
    this.nodes = new Map(file.nodes.map((node) => [node.name, node]))
  }

  /** @param path e.g. `resblocks.0/convs1.2` */
  conv(path: string, kind: 'Conv' | 'ConvTranspose' = 'Conv'): ConvWeights {
    const [, weight = '', bias = ''] = this.node(
      [`_quant_f32`, `_f32`, ''].map((ending) => `${path}/${kind}${ending}`),
    ).inputs
    const tensor = this.graph.constant(weight)
    const [a = 0, b = 0, c = 0] = tensor.dims
    return {
      weight: Float32Array.from(floats(tensor)),
      dims: [a, b, c],
      bias: this.vector(bias),
    }
  }

  /** The slopes of a snake activation, one per channel. */
  alpha(path: string): Float32Array {
    return this.vector(`${GENERATOR_WEIGHTS}${path}`)
  }

  /** @param path e.g. `resblocks.0/adain1.2`; its weight is stored as 8-bit numbers */
  style(path: string): StyleLayer {
    const layer = `${path}/fc/Gemm`
    const [, name = '', , zeroName = ''] = this.node([`${layer}_MatMul_quant`]).inputs
    const tensor = this.graph.constant(name)
    const values = integers(tensor)
    const zeros = integers(this.graph.constant(zeroName))
    const scaleNames = this.node([`${layer}_MatMul_quant_scales_mul`]).inputs
    const scales = this.constantOf(scaleNames)
    const bias = this.constantOf(this.node([`${layer}_Add`]).inputs)
    const columns = bias.length
    const weight = Float32Array.from({ length: values.length }, (_, at) => {
      const column = at % columns
      const zero = zeros[zeros.length > 1 ? column : 0]!
      return (values[at]! - zero) * scales[scales.length > 1 ? column : 0]!
    })
    return { weight, bias, channels: columns / 2 }
  }

  vector(name: string): Float32Array {
    return Float32Array.from(floats(this.graph.constant(name)))
  }

  private constantOf(names: readonly string[]): Float32Array {
    const name = names.find((one) => this.graph.tensor(one))
    if (name === undefined) throw unknown(names.join(', '))
    return this.vector(name)
  }

  private node(paths: readonly string[]): OnnxNode {
    for (const path of paths) {
      const node = this.nodes.get(`${GENERATOR_NODES}${path}`)
      if (node) return node
    }
    throw unknown(paths.at(-1) ?? '')
  }
}

function unknown(what: string): CodedError {
  return new CodedError('model_corrupt', `cannot cut this model: it has no ${what}`)
}
