// Kokoro's generator, node by node: two stages of upsampling and residual blocks, then an inverse Fourier transform.
// Source: iSTFTNet's generator as in hexgrad/kokoro, istftnet.py; the original export's weights.
import { activationScales, conv8, type ActivationScales } from './kokoro-conv8.ts'
import { Measures } from './kokoro-measures.ts'
import { CONTEXT_FRAMES, FRAMES, GENERATOR_WEIGHTS, SPECTRUM } from './kokoro-names.ts'
import { NORM_GROUPS, type NormPath } from './kokoro-norms.ts'
import { slopes, styleLayers, type Affine } from './kokoro-style-layers.ts'
import type { KokoroWeights } from './kokoro-weights.ts'
import { graphValue, OnnxBuilder } from './onnx-builder.ts'

/**
 * `window`: audio of a window's inner frames, its norms told from outside. `whole`: audio of all frames, norms over the
 * utterance as in the original. `measure`: `whole`, all in floats, and what calibration asks for.
 */
export type GeneratorKind = 'window' | 'whole' | 'measure'

/** Inputs of a window: mean and variance of every norm's input over the utterance, [8448] in the order of NORM_GROUPS. */
export const TOLD = { mean: 'mean', variance: 'variance' } as const

/** Of a window's context the second stage needs the last one only: the others are cut off after the first stage. */
const FIRST_STAGE_FRAMES = 5
const STAGES = [
  { stepsPerFrame: 10, stride: 10, pad: 5, noiseStride: 6, noisePad: 3 },
  { stepsPerFrame: 60, stride: 6, pad: 3, noiseStride: 1, noisePad: 0 },
] as const
const SAMPLES_PER_FRAME = 300
/** Points and hop of the inverse transform. */
const TRANSFORM = { points: 20, bins: 11, hop: 5 }
/** In 8 bits these six of the 48 convolutions alone would make a quarter of all the noise, for 6 % of the time. */
const TOO_NEAR_TO_THE_SOUND = /^resblocks\.[345]\/convs2\.[12]$/u
const EPSILON = { float: 1e-5 }

/**
 * Against the original: each snake's slope is folded into the norm before it and the convolution after it, and the
 * residual blocks' convolutions run on 8-bit numbers with fixed scales per channel (not for `measure`).
 */
export class GeneratorGraph {
  readonly builder = new OnnxBuilder()
  private readonly measures = new Measures(this.builder)
  private readonly scales: ActivationScales
  private affines = new Map<NormPath, Affine>()
  private readonly told = new Map<NormPath, { mean: string; variance: string }>()

  constructor(
    private readonly weights: KokoroWeights,
    private readonly kind: GeneratorKind,
  ) {
    this.scales = kind === 'measure' ? new Map() : activationScales()
  }

  /** Fields of GraphProto. */
  get outputs(): Uint8Array[] {
    return [graphValue('output', 'audio', ['samples']), ...this.measures.outputs]
  }

  build(): void {
    const { builder } = this
    const flat = (name: string): string => builder.op('Unsqueeze', [name, builder.integers(2)])
    this.affines = styleLayers(builder, this.weights)
    if (this.kind === 'window') this.splitTold()
    const spectrum = flat(SPECTRUM)
    const first = this.stage(0, flat(FRAMES), spectrum)
    const second = this.stage(1, this.inner(first, 0), this.inner(spectrum, 1))
    this.sound(second)
    if (this.kind === 'measure') this.measures.end()
  }

  private splitTold(): void {
    const { builder } = this
    const sizes = NORM_GROUPS.map(({ channels }) => channels)
    const split = (name: string): string[] =>
      builder.ops('Split', [name, builder.integers(...sizes)], sizes.length, { axis: 0 })
    const means = split(TOLD.mean)
    const variances = split(TOLD.variance)
    NORM_GROUPS.forEach(({ paths }, index) => {
      const told = { mean: means[index]!, variance: variances[index]! }
      for (const path of paths) this.told.set(path, told)
    })
  }

  /** What the second stage needs of a tensor with the steps of `stage`. */
  private inner(x: string, stage: 0 | 1): string {
    if (this.kind !== 'window') return x
    const steps = FIRST_STAGE_FRAMES * STAGES[stage].stepsPerFrame
    return this.sliced(x, steps, 3)
  }

  private stage(index: 0 | 1, x: string, spectrum: string): string {
    const { builder } = this
    const { stride, pad, noiseStride, noisePad } = STAGES[index]
    const { weight, dims, bias } = this.weights.conv(`ups.${index}`, 'ConvTranspose')
    const rectified = builder.op('LeakyRelu', [x], { alpha: { float: 0.1 } })
    let up = builder.op('ConvTranspose', [rectified, ...this.constants(weight, dims, bias)], {
      kernel_shape: [1, dims[2]],
      strides: [1, stride],
      pads: [0, pad, 0, pad],
    })
    if (index === 1)
      up = builder.op('Pad', [up, builder.integers(0, 0, 0, 1, 0, 0, 0, 0)], { mode: 'reflect' })
    const noise = this.conv(`noise_convs.${index}`, spectrum, noisePad, noiseStride)
    const input = builder.op('Add', [up, this.block(`noise_res.${index}`, noise)])
    const blocks = [0, 1, 2].map((one) => this.block(`resblocks.${3 * index + one}`, input))
    const sum = blocks.reduce((sum, block) => builder.op('Add', [sum, block]))
    return builder.op('Mul', [sum, builder.scalar(1 / blocks.length)])
  }

  /** A residual block: three times norm, snake, dilated convolution, norm, snake, convolution. */
  private block(path: string, x: string): string {
    let sum = x
    for (const step of [0, 1, 2]) {
      const dilated = this.layer(path, 1, step, sum, 2 * step + 1)
      sum = this.builder.op('Add', [this.layer(path, 2, step, dilated, 1), sum])
    }
    return sum
  }

  private layer(block: string, half: 1 | 2, step: number, x: string, dilation: number): string {
    const norm: NormPath = `${block}/adain${half}.${step}`
    const path = `${block}/convs${half}.${step}`
    const snaked = this.snake(this.norm(x, norm))
    const { weight, dims, bias } = this.weights.conv(path)
    const slope = slopes(norm, this.weights)
    const folded = weight.map((value, at) => value / slope[Math.floor(at / dims[2]) % dims[1]]!)
    const scales = TOO_NEAR_TO_THE_SOUND.test(path) ? undefined : this.scales.get(path)
    if (scales) return conv8(this.builder, snaked, { weight: folded, dims, bias }, scales, dilation)
    const pad = ((dims[2] - 1) / 2) * dilation
    const y = this.builder.op('Conv', [snaked, ...this.constants(folded, dims, bias)], {
      kernel_shape: [1, dims[2]],
      dilations: [1, dilation],
      pads: [0, pad, 0, pad],
    })
    if (this.kind === 'measure') this.measures.convolution(path, snaked, y)
    return y
  }

  private norm(x: string, path: NormPath): string {
    const { scale, shift } = this.affines.get(path)!
    const told = this.told.get(path)
    if (this.kind === 'measure') this.measures.norm(x, path)
    const inputs = [x, scale, shift]
    return told
      ? this.builder.op('BatchNormalization', [...inputs, told.mean, told.variance], {
          epsilon: EPSILON,
        })
      : this.builder.op('InstanceNormalization', inputs, { epsilon: EPSILON })
  }

  /** x + sin²(x): the slope stands in the norm before it. */
  private snake(x: string): string {
    const sine = this.builder.op('Sin', [x])
    return this.builder.op('Add', [x, this.builder.op('Mul', [sine, sine])])
  }

  /** Magnitudes and phases, and the sound that they stand for. */
  private sound(x: string): void {
    const { builder, weights } = this
    const { points, bins, hop } = TRANSFORM
    const rectified = builder.op('LeakyRelu', [x], { alpha: { float: 0.01 } })
    const post = builder.op('Squeeze', [
      this.conv('conv_post', rectified, 3, 1),
      builder.integers(2),
    ])
    const [logarithm, angle] = builder.ops('Split', [post, builder.integers(bins, bins)], 2, {
      axis: 1,
    })
    const magnitude = builder.op('Exp', [logarithm!])
    const phase = builder.op('Sin', [angle!])
    const part = (wave: 'Cos' | 'Sin'): string =>
      builder.op('Mul', [magnitude, builder.op(wave, [phase])])
    const spectrum = builder.op('Concat', [part('Cos'), part('Sin')], { axis: 1 })
    // Inside an utterance the transform's windows overlap evenly: one factor does for all of them.
    const overlap = weights.vector(`${GENERATOR_WEIGHTS}stft.istft.stft.window_sum`)
    const factor = points / hop / overlap[points / 2]!
    const basis = weights.vector(`${GENERATOR_WEIGHTS}stft.istft.stft.inverse_basis`)
    const inverse = builder.constant(
      basis.map((value) => value * factor),
      [2 * bins, 1, points],
    )
    const wave = builder.op('ConvTranspose', [spectrum, inverse], {
      strides: [hop],
      kernel_shape: [points],
    })
    const context = this.kind === 'window' ? CONTEXT_FRAMES - FIRST_STAGE_FRAMES : 0
    const audio = this.sliced(wave, points / 2 + context * SAMPLES_PER_FRAME, 2)
    builder.op('Reshape', [audio, builder.integers(-1)], {}, 'audio')
  }

  private conv(path: string, x: string, pad: number, stride: number): string {
    const { weight, dims, bias } = this.weights.conv(path)
    return this.builder.op('Conv', [x, ...this.constants(weight, dims, bias)], {
      kernel_shape: [1, dims[2]],
      strides: [1, stride],
      pads: [0, pad, 0, pad],
    })
  }

  /** Kernel and bias. onnxruntime runs flat two-dimensional kernels faster than one-dimensional ones. */
  private constants(weight: Float32Array, dims: readonly number[], bias: Float32Array): string[] {
    const [a = 0, b = 0, taps = 0] = dims
    return [this.builder.constant(weight, [a, b, 1, taps]), this.builder.constant(bias)]
  }

  /** `x` without `steps` at either end of `axis`. */
  private sliced(x: string, steps: number, axis: number): string {
    const { builder } = this
    return builder.op('Slice', [x, ...[steps, -steps, axis].map((one) => builder.integers(one))])
  }
}
