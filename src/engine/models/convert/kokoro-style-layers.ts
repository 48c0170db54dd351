// From the voice's style to scale and shift of every norm of the generator.
import { STYLE } from './kokoro-names.ts'
import { normPaths, type NormPath } from './kokoro-norms.ts'
import type { KokoroWeights, StyleLayer } from './kokoro-weights.ts'
import type { OnnxBuilder } from './onnx-builder.ts'

const STYLE_SIZE = 128

export interface Affine {
  scale: string
  shift: string
}

/** All 48 style layers as one multiplication; gives the names of each norm's scale and shift, its snake's slope included. */
export function styleLayers(builder: OnnxBuilder, weights: KokoroWeights): Map<NormPath, Affine> {
  const layers = normPaths().map((path) => ({ path, layer: sloped(path, weights) }))
  const columns = layers.reduce((sum, { layer }) => sum + 2 * layer.channels, 0)
  const weight = new Float32Array(STYLE_SIZE * columns)
  const bias = new Float32Array(columns)
  let at = 0
  for (const { layer } of layers) {
    const width = 2 * layer.channels
    for (let row = 0; row < STYLE_SIZE; row++)
      weight.set(layer.weight.subarray(row * width, (row + 1) * width), row * columns + at)
    bias.set(layer.bias, at)
    at += width
  }
  const inputs = [STYLE, builder.constant(weight, [STYLE_SIZE, columns]), builder.constant(bias)]
  const flat = builder.op('Reshape', [builder.op('Gemm', inputs), builder.integers(-1)])
  const sizes = layers.flatMap(({ layer }) => [layer.channels, layer.channels])
  const parts = builder.ops('Split', [flat, builder.integers(...sizes)], sizes.length, { axis: 0 })
  return new Map(
    layers.map(({ path }, index) => [
      path,
      { scale: parts[2 * index]!, shift: parts[2 * index + 1]! },
    ]),
  )
}

/** The slopes of the snake behind a norm, one per channel. */
export function slopes(path: NormPath, weights: KokoroWeights): Float32Array {
  const [block, norm = ''] = path.split('/')
  const [, half, step] = /^adain(\d)\.(\d)$/.exec(norm) ?? []
  return weights.alpha(`${block}.alpha${half}.${step}`)
}

/** alpha × ((1 + gamma) × norm + beta): what the snake's sine takes. */
function sloped(path: NormPath, weights: KokoroWeights): StyleLayer {
  const { weight, bias, channels } = weights.style(path)
  const alpha = slopes(path, weights)
  const factor = (column: number): number => alpha[column % channels]!
  return {
    channels,
    weight: weight.map((value, at) => value * factor(at % (2 * channels))),
    bias: bias.map((value, at) => (at < channels ? 1 + value : value) * factor(at)),
  }
}
