// A hand-made Whisper model in CTranslate2's format, for tests: one layer each, small enough to check value by value.

const STATE = 32
const MELS = 2
const VOCABULARY = 3
const AUDIO_CONTEXT = 4

interface Entry {
  name: string
  dims: number[]
  type: 0 | 2 | 4
  data: Buffer
}

/** Element `index` of the tensor `name` in the file: small, exact in f16, and different from tensor to tensor. */
export function valueOf(name: string, index: number): number {
  return ((name.length * 7 + index) % 64) / 32 - 1
}

function tensor(name: string, ...dims: number[]): Entry {
  const count = dims.reduce((product, dim) => product * dim, 1)
  const data = Buffer.alloc(count * 4)
  for (let i = 0; i < count; i++) data.writeFloatLE(valueOf(name, i), i * 4)
  return { name, dims, type: 0, data }
}

function linear(name: string, rows: number, columns: number): Entry[] {
  return [tensor(`${name}/weight`, rows, columns), tensor(`${name}/bias`, rows)]
}

function norm(name: string): Entry[] {
  return [tensor(`${name}/gamma`, STATE), tensor(`${name}/beta`, STATE)]
}

function block(name: string, hasCross: boolean): Entry[] {
  const cross = [
    ...norm(`${name}/attention/layer_norm`),
    ...linear(`${name}/attention/linear_0`, STATE, STATE),
    ...linear(`${name}/attention/linear_1`, 2 * STATE, STATE),
    ...linear(`${name}/attention/linear_2`, STATE, STATE),
  ]
  return [
    ...norm(`${name}/self_attention/layer_norm`),
    ...linear(`${name}/self_attention/linear_0`, 3 * STATE, STATE),
    ...linear(`${name}/self_attention/linear_1`, STATE, STATE),
    ...(hasCross ? cross : []),
    ...norm(`${name}/ffn/layer_norm`),
    ...linear(`${name}/ffn/linear_0`, 4 * STATE, STATE),
    ...linear(`${name}/ffn/linear_1`, STATE, 4 * STATE),
  ]
}

function heads(name: string): Entry {
  return { name, dims: [], type: 2, data: Buffer.from([2, 0]) }
}

/** The bytes of model.bin, version 6. */
export function tinyWhisper({ spec = 'WhisperSpec', version = 6 } = {}): Buffer {
  const entries = [
    heads('encoder/num_heads'),
    heads('decoder/num_heads'),
    tensor('encoder/position_encodings/encodings', AUDIO_CONTEXT, STATE),
    tensor('encoder/conv1/weight', STATE, MELS, 3),
    tensor('encoder/conv1/bias', STATE),
    tensor('encoder/conv2/weight', STATE, STATE, 3),
    tensor('encoder/conv2/bias', STATE),
    ...block('encoder/layer_0', false),
    ...norm('encoder/layer_norm'),
    tensor('decoder/position_encodings/encodings', AUDIO_CONTEXT, STATE),
    tensor('decoder/embeddings/weight', VOCABULARY, STATE),
    ...block('decoder/layer_0', true),
    ...norm('decoder/layer_norm'),
  ]
  return Buffer.concat([
    u32(version),
    string(spec),
    u32(3),
    u32(entries.length),
    ...entries.flatMap(({ name, dims, type, data }) => [
      string(name),
      Buffer.from([dims.length]),
      ...dims.map(u32),
      Buffer.from([type]),
      u32(data.length),
      data,
    ]),
    u32(0),
  ])
}

export const tinyTokenizer = JSON.stringify({
  added_tokens: [{ id: 2, special: true }],
  model: { vocab: { a: 0, Ġb: 1, '<|endoftext|>': 2 } },
})

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

function string(text: string): Buffer {
  const length = Buffer.alloc(2)
  length.writeUInt16LE(text.length + 1)
  return Buffer.concat([length, Buffer.from(`${text}\0`)])
}
