// Which tensors whisper.cpp wants, and from which rows of which CTranslate2 tensor each of them comes.
import { CodedError } from '../../../shared/coded-error.ts'
import type { Ct2Tensor } from './ct2-file.ts'

/** Whisper has 80 or 128. */
const MOST_MELS = 256

export interface TensorPlan {
  /** whisper.cpp's name (OpenAI's state dict). */
  name: string
  source: Ct2Tensor
  /** First element taken from the source, where it holds several matrices stacked. */
  firstElement: number
  /** Outermost first. */
  dims: number[]
  /** Kept in full precision: norms, biases and positions. */
  fullPrecision: boolean
}

export interface WhisperShape {
  vocabulary: number
  state: number
  audioHeads: number
  audioLayers: number
  textHeads: number
  textLayers: number
  mels: number
}

/**
 * Plans the whole model.
 * @param tensors the CTranslate2 file's table
 * @param heads of the encoder and the decoder
 * @throws CodedError model_corrupt where a tensor is missing or has another shape
 */
export function planWhisper(
  tensors: ReadonlyMap<string, Ct2Tensor>,
  heads: { audio: number; text: number },
): { shape: WhisperShape; plan: TensorPlan[] } {
  const plan: TensorPlan[] = []
  const find = (name: string): Ct2Tensor => {
    const tensor = tensors.get(name)
    if (!tensor) throw new CodedError('model_corrupt', `not a Whisper model: it has no ${name}`)
    return tensor
  }
  const take = (
    name: string,
    from: string,
    options: { part?: number; parts?: number; dims?: number[] } = {},
  ) => {
    const source = find(from)
    const [rows = 0, ...rest] = source.dims
    const taken = rows / (options.parts ?? 1)
    if (!Number.isInteger(taken)) throw new CodedError('model_corrupt', `${from} cannot be split`)
    const dims = options.dims ?? [taken, ...rest]
    const firstElement =
      (options.part ?? 0) * taken * rest.reduce((product, dim) => product * dim, 1)
    const fullPrecision = source.dims.length < 2 || name.endsWith('positional_embedding')
    plan.push({ name, source, firstElement, dims, fullPrecision })
  }
  const linear = (
    name: string,
    from: string,
    slice: { part?: number; parts?: number } = {},
    bias = true,
  ) => {
    take(`${name}.weight`, `${from}/weight`, slice)
    if (bias) take(`${name}.bias`, `${from}/bias`, slice)
  }
  const norm = (name: string, from: string) => {
    take(`${name}.weight`, `${from}/gamma`)
    take(`${name}.bias`, `${from}/beta`)
  }
  const feedForward = (name: string, from: string) => {
    norm(`${name}.mlp_ln`, `${from}/ffn/layer_norm`)
    linear(`${name}.mlp.0`, `${from}/ffn/linear_0`)
    linear(`${name}.mlp.2`, `${from}/ffn/linear_1`)
  }
  const selfAttention = (name: string, from: string) => {
    norm(`${name}.attn_ln`, `${from}/self_attention/layer_norm`)
    linear(`${name}.attn.query`, `${from}/self_attention/linear_0`, { part: 0, parts: 3 })
    // Whisper's keys have no bias: CTranslate2 stacks zeros there.
    linear(`${name}.attn.key`, `${from}/self_attention/linear_0`, { part: 1, parts: 3 }, false)
    linear(`${name}.attn.value`, `${from}/self_attention/linear_0`, { part: 2, parts: 3 })
    linear(`${name}.attn.out`, `${from}/self_attention/linear_1`)
  }
  const crossAttention = (name: string, from: string) => {
    norm(`${name}.cross_attn_ln`, `${from}/attention/layer_norm`)
    linear(`${name}.cross_attn.query`, `${from}/attention/linear_0`)
    linear(`${name}.cross_attn.key`, `${from}/attention/linear_1`, { part: 0, parts: 2 }, false)
    linear(`${name}.cross_attn.value`, `${from}/attention/linear_1`, { part: 1, parts: 2 })
    linear(`${name}.cross_attn.out`, `${from}/attention/linear_2`)
  }

  const audioLayers = countLayers(tensors, 'encoder')
  const textLayers = countLayers(tensors, 'decoder')
  take('encoder.positional_embedding', 'encoder/position_encodings/encodings')
  for (const conv of ['conv1', 'conv2']) {
    take(`encoder.${conv}.weight`, `encoder/${conv}/weight`)
    // whisper.cpp adds this bias to a matrix: it wants a second axis of length one.
    const rows = find(`encoder/${conv}/bias`).dims[0] ?? 0
    take(`encoder.${conv}.bias`, `encoder/${conv}/bias`, { dims: [rows, 1] })
  }
  for (let layer = 0; layer < audioLayers; layer++) {
    selfAttention(`encoder.blocks.${layer}`, `encoder/layer_${layer}`)
    feedForward(`encoder.blocks.${layer}`, `encoder/layer_${layer}`)
  }
  norm('encoder.ln_post', 'encoder/layer_norm')
  take('decoder.positional_embedding', 'decoder/position_encodings/encodings')
  take('decoder.token_embedding.weight', 'decoder/embeddings/weight')
  for (let layer = 0; layer < textLayers; layer++) {
    selfAttention(`decoder.blocks.${layer}`, `decoder/layer_${layer}`)
    crossAttention(`decoder.blocks.${layer}`, `decoder/layer_${layer}`)
    feedForward(`decoder.blocks.${layer}`, `decoder/layer_${layer}`)
  }
  norm('decoder.ln', 'decoder/layer_norm')

  const [vocabulary = 0, state = 0] = find('decoder/embeddings/weight').dims
  const mels = find('encoder/conv1/weight').dims[1] ?? 0
  // The filter bank is made to that size: a file must not choose it freely.
  if (mels < 1 || mels > MOST_MELS)
    throw new CodedError('model_corrupt', `not a Whisper model: ${mels} mel bands`)
  const shape = {
    vocabulary,
    state,
    audioHeads: heads.audio,
    audioLayers,
    textHeads: heads.text,
    textLayers,
    mels,
  }
  return { shape, plan }
}

function countLayers(tensors: ReadonlyMap<string, Ct2Tensor>, side: 'encoder' | 'decoder'): number {
  let layers = 0
  while (tensors.has(`${side}/layer_${layers}/self_attention/linear_0/weight`)) layers++
  return layers
}
