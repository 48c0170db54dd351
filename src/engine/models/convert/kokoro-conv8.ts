// A convolution on 8-bit numbers with fixed scales per channel, for onnxruntime's QLinearConv.
import { fromHalf } from './half-float.ts'
import type { ConvWeights } from './kokoro-weights.ts'
import stored from './kokoro-activation-scales.json' with { type: 'json' }
import type { OnnxBuilder } from './onnx-builder.ts'

/** Largest magnitude that is told apart, per channel. */
export interface ChannelPeaks {
  input: Float32Array
  output: Float32Array
}

export type ActivationScales = ReadonlyMap<string, ChannelPeaks>

/** Weights stay within this: two products of 8 bits then fit into 16. */
const LARGEST_WEIGHT = 63
const LARGEST_ACTIVATION = 127
/** A channel that is always zero needs some scale, too. */
const SMALLEST_PEAK = 1e-5

/** What scripts/voice-calibration measured: by convolution, peaks per channel as half floats in base64. */
export function activationScales(): ActivationScales {
  return new Map(
    Object.entries(stored).map(([path, [input, output]]) => [
      path,
      { input: halves(input!), output: halves(output!) },
    ]),
  )
}

/** Adds the convolution of `x` [1, C, 1, T], padded to the same length. Source: ONNX QLinearConv. */
export function conv8(
  builder: OnnxBuilder,
  x: string,
  { weight, dims: [outs, ins, taps], bias }: ConvWeights,
  { input, output }: ChannelPeaks,
  dilation: number,
): string {
  const step = (peaks: Float32Array): Float32Array =>
    peaks.map((peak) => Math.max(peak, SMALLEST_PEAK) / LARGEST_ACTIVATION)
  const inputSteps = step(input)
  const outputSteps = step(output)
  const weights = new Int8Array(weight.length)
  const weightSteps = new Float32Array(outs)
  const biases = new Int32Array(outs)
  for (let out = 0; out < outs; out++) {
    const row = Float32Array.from({ length: ins * taps }, (_, at) => {
      return weight[out * ins * taps + at]! * inputSteps[Math.floor(at / taps)]!
    })
    const peak = row.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-9)
    const weightStep = peak / LARGEST_WEIGHT
    row.forEach((value, at) => (weights[out * ins * taps + at] = Math.round(value / weightStep)))
    biases[out] = clamped(bias[out]! / weightStep)
    weightSteps[out] = weightStep / outputSteps[out]!
  }
  const middles = (count: number): string => builder.constant(new Uint8Array(count).fill(128))
  const middle = (): string => builder.constant(Uint8Array.of(128), [])
  const one = builder.scalar(1)
  const pad = ((taps - 1) / 2) * dilation
  const quantised = builder.op('QuantizeLinear', [x, builder.constant(inputSteps), middles(ins)], {
    axis: 1,
  })
  const convolved = builder.op(
    'QLinearConv',
    [
      quantised,
      one,
      middle(),
      builder.constant(weights, [outs, ins, 1, taps]),
      builder.constant(weightSteps),
      builder.constant(new Int8Array(outs)),
      one,
      middle(),
      builder.constant(biases),
    ],
    { kernel_shape: [1, taps], dilations: [1, dilation], pads: [0, pad, 0, pad] },
  )
  return builder.op('DequantizeLinear', [convolved, builder.constant(outputSteps), middles(outs)], {
    axis: 1,
  })
}

function clamped(value: number): number {
  return Math.max(-(2 ** 30), Math.min(2 ** 30, Math.round(value)))
}

function halves(base64: string): Float32Array {
  const bytes = Buffer.from(base64, 'base64')
  return Float32Array.from({ length: bytes.length / 2 }, (_, at) =>
    fromHalf(bytes.readUInt16LE(at * 2)),
  )
}
