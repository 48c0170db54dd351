// Turns a Whisper model of CTranslate2 into whisper.cpp's ggml file, as a stream of bytes.
import { open, readFile, type FileHandle } from 'node:fs/promises'
import { CodedError } from '../../../shared/coded-error.ts'
import { readCt2, type Ct2Tensor } from './ct2-file.ts'
import { encode, ggmlTypeId, Q8_BLOCK_VALUES, type GgmlType } from './ggml-blocks.ts'
import { fromHalf } from './half-float.ts'
import { FFT_BINS, melFilterbank } from './mel-filterbank.ts'
import { tokenBytes } from './token-bytes.ts'
import { planWhisper, type TensorPlan, type WhisperShape } from './whisper-tensors.ts'

const MAGIC = 0x67676d6c
const AUDIO_CONTEXT = 1500
const TEXT_CONTEXT = 448
/** The header's file type: 1 is f16; 2007 is q8_0 (7) under version 2 of ggml's quantisation. */
const fileType = { f16: 1, q8_0: 2007 } as const
/** Small enough that the event loop (progress, cancel) gets its turn every few milliseconds. */
const CHUNK_VALUES = 262_144

/**
 * Streams the ggml file in chunks of up to 1 MB. The same input always gives the same bytes.
 * Method: whisper.cpp models/convert-pt-to-ggml.py for the layout, examples/quantize for what is quantised.
 * @param files.model CTranslate2's model.bin, f16 or f32
 * @param files.tokenizer its tokenizer.json
 * @throws CodedError model_corrupt where the input is not a Whisper model; AbortError
 */
export async function* ct2ToGgml(
  files: { model: string; tokenizer: string },
  type: 'f16' | 'q8_0',
  { signal }: { signal: AbortSignal },
): AsyncGenerator<Uint8Array, void> {
  const tokens = tokenBytes(await readFile(files.tokenizer, { encoding: 'utf8', signal }))
  const file = await open(files.model)
  try {
    const { spec, tensors } = await readCt2(file)
    if (spec !== 'WhisperSpec')
      throw new CodedError('model_corrupt', `not a Whisper model: ${spec}`)
    const heads = {
      audio: await readSmallInteger(file, tensors.get('encoder/num_heads')),
      text: await readSmallInteger(file, tensors.get('decoder/num_heads')),
    }
    const { shape, plan } = planWhisper(tensors, heads)
    yield header(shape, fileType[type])
    yield vocabulary(tokens)
    for (const tensor of plan) {
      signal.throwIfAborted()
      const stored = storedType(tensor, type)
      yield tensorHeader(tensor, stored)
      yield* tensorData(file, tensor, stored, signal)
    }
  } finally {
    await file.close()
  }
}

function header(shape: WhisperShape, type: number): Uint8Array {
  const { vocabulary, state, audioHeads, audioLayers, textHeads, textLayers, mels } = shape
  const audio = [AUDIO_CONTEXT, state, audioHeads, audioLayers]
  const text = [TEXT_CONTEXT, state, textHeads, textLayers]
  const numbers = int32s(MAGIC, vocabulary, ...audio, ...text, mels, type, mels, FFT_BINS)
  return Buffer.concat([numbers, encode(melFilterbank(mels), 'f32')])
}

function vocabulary(tokens: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat([
    int32s(tokens.length),
    ...tokens.flatMap((token) => [int32s(token.length), token]),
  ])
}

function tensorHeader({ name, dims }: TensorPlan, type: GgmlType): Uint8Array {
  const numbers = int32s(
    dims.length,
    Buffer.byteLength(name),
    ggmlTypeId[type],
    ...dims.toReversed(),
  )
  return Buffer.concat([numbers, Buffer.from(name)])
}

/** The convolutions (three axes) stay f16 in a q8_0 file, as whisper.cpp's own quantiser leaves them. */
function storedType({ dims, fullPrecision }: TensorPlan, wanted: 'f16' | 'q8_0'): GgmlType {
  if (fullPrecision) return 'f32'
  return dims.length === 2 && dims[1]! % Q8_BLOCK_VALUES === 0 ? wanted : 'f16'
}

async function* tensorData(
  file: FileHandle,
  { source, firstElement, dims }: TensorPlan,
  type: GgmlType,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void> {
  const count = dims.reduce((product, dim) => product * dim, 1)
  for (let done = 0; done < count; done += CHUNK_VALUES) {
    signal.throwIfAborted()
    const values = await readValues(
      file,
      source,
      firstElement + done,
      Math.min(CHUNK_VALUES, count - done),
    )
    yield encode(values, type)
  }
}

async function readValues(
  file: FileHandle,
  tensor: Ct2Tensor,
  first: number,
  count: number,
): Promise<Float32Array> {
  if (tensor.type !== 'f16' && tensor.type !== 'f32') {
    throw new CodedError(
      'model_corrupt',
      `cannot convert weights of type ${tensor.type}: f16 or f32 is needed`,
    )
  }
  const valueBytes = tensor.type === 'f16' ? 2 : 4
  const bytes = Buffer.alloc(count * valueBytes)
  const { bytesRead } = await file.read(bytes, 0, bytes.length, tensor.offset + first * valueBytes)
  if (bytesRead < bytes.length)
    throw new CodedError('model_corrupt', 'the CTranslate2 file is cut short')
  const values = new Float32Array(count)
  for (let i = 0; i < count; i++) {
    values[i] = valueBytes === 2 ? fromHalf(bytes.readUInt16LE(i * 2)) : bytes.readFloatLE(i * 4)
  }
  return values
}

async function readSmallInteger(file: FileHandle, tensor: Ct2Tensor | undefined): Promise<number> {
  if (!tensor || tensor.bytes > 4 || tensor.bytes < 1) {
    throw new CodedError('model_corrupt', 'not a Whisper model: the number of heads is missing')
  }
  const bytes = Buffer.alloc(tensor.bytes)
  await file.read(bytes, 0, bytes.length, tensor.offset)
  return bytes.readIntLE(0, tensor.bytes)
}

function int32s(...values: number[]): Uint8Array {
  const bytes = Buffer.alloc(values.length * 4)
  values.forEach((value, index) => bytes.writeInt32LE(value, index * 4))
  return bytes
}
