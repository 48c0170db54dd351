import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ct2ToGgml } from './ct2-to-ggml.ts'
import { fromHalf } from './half-float.ts'
import { FFT_BINS } from './mel-filterbank.ts'
import { tinyTokenizer, tinyWhisper, valueOf } from './tiny-whisper.ts'

interface GgmlTensor {
  type: number
  /** As in the file: innermost first. */
  dims: number[]
  data: Buffer
}

/** A reader of whisper.cpp's format, written from its loader and not from our writer. */
function parseGgml(bytes: Buffer<ArrayBufferLike>) {
  let at = 0
  const i32 = (): number => bytes.readInt32LE((at += 4) - 4)
  const take = (count: number): Buffer => bytes.subarray(at, (at += count))
  const header = Array.from({ length: 12 }, i32)
  const filters = { mels: i32(), bins: i32() }
  take(filters.mels * filters.bins * 4)
  const tokens = Array.from({ length: i32() }, () => take(i32()).toString())
  const tensors = new Map<string, GgmlTensor>()
  while (at < bytes.length) {
    const [rank, nameBytes, type] = [i32(), i32(), i32()]
    const dims = Array.from({ length: rank }, i32)
    const name = take(nameBytes).toString()
    const count = dims.reduce((product, dim) => product * dim, 1)
    const size = type === 0 ? count * 4 : type === 1 ? count * 2 : (count / 32) * 34
    tensors.set(name, { type, dims, data: take(size) })
  }
  return { header, filters, tokens, tensors }
}

describe('CTranslate2 to ggml', () => {
  let folder: string
  const signal = new AbortController().signal

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parley-ct2-'))
    await writeFile(join(folder, 'tokenizer.json'), tinyTokenizer)
  })
  afterEach(() => rm(folder, { recursive: true }))

  async function convert(model: Buffer, type: 'f16' | 'q8_0', used = signal): Promise<Buffer> {
    const files = { model: join(folder, 'model.bin'), tokenizer: join(folder, 'tokenizer.json') }
    await writeFile(files.model, model)
    const chunks: Uint8Array[] = []
    for await (const chunk of ct2ToGgml(files, type, { signal: used })) chunks.push(chunk)
    return Buffer.concat(chunks)
  }

  it('given a model, when converted to f16, then header, filters and vocabulary are whisper.cpp’s', async () => {
    const { header, filters, tokens } = parseGgml(await convert(tinyWhisper(), 'f16'))
    expect(header).toEqual([0x67676d6c, 3, 1500, 32, 2, 1, 448, 32, 2, 1, 2, 1])
    expect([filters.mels, filters.bins]).toEqual([2, FFT_BINS])
    expect(tokens).toEqual(['a', ' b'])
  })

  it('given stacked attention matrices, when converted, then each part is a tensor of its own', async () => {
    const { tensors } = parseGgml(await convert(tinyWhisper(), 'f16'))
    const stacked = 'encoder/layer_0/self_attention/linear_0'
    for (const [part, name] of ['query', 'key', 'value'].entries()) {
      const { data, dims, type } = tensors.get(`encoder.blocks.0.attn.${name}.weight`)!
      expect([type, dims]).toEqual([1, [32, 32]])
      expect(fromHalf(data.readUInt16LE(2))).toBe(valueOf(`${stacked}/weight`, part * 32 * 32 + 1))
    }
    const value = tensors.get('encoder.blocks.0.attn.value.bias')!
    expect(value.data.readFloatLE(0)).toBe(valueOf(`${stacked}/bias`, 64))
    const crossValue = tensors.get('decoder.blocks.0.cross_attn.value.weight')!
    const crossStacked = 'decoder/layer_0/attention/linear_1/weight'
    expect(fromHalf(crossValue.data.readUInt16LE(0))).toBe(valueOf(crossStacked, 32 * 32))
  })

  it('given a model, when converted, then keys have no bias and whisper.cpp’s names are all there', async () => {
    const { tensors } = parseGgml(await convert(tinyWhisper(), 'f16'))
    expect([...tensors.keys()].filter((name) => name.endsWith('key.bias'))).toEqual([])
    // Counted in whisper.cpp: 8 outside the layers of the encoder and 4 of the decoder, 15 and 24 in a layer.
    expect(tensors.size).toBe(7 + 15 + 4 + 24)
  })

  it('given a model, when converted, then norms, biases and positions stay in full precision', async () => {
    const { tensors } = parseGgml(await convert(tinyWhisper(), 'q8_0'))
    expect(tensors.get('encoder.positional_embedding')).toMatchObject({ type: 0, dims: [32, 4] })
    expect(tensors.get('encoder.conv1.bias')).toMatchObject({ type: 0, dims: [1, 32] })
    expect(tensors.get('encoder.conv1.weight')).toMatchObject({ type: 1, dims: [3, 2, 32] })
    expect(tensors.get('decoder.ln.weight')).toMatchObject({ type: 0, dims: [32] })
    expect(tensors.get('decoder.ln.bias')!.data.readFloatLE(4)).toBe(
      valueOf('decoder/layer_norm/beta', 1),
    )
  })

  it('given a model, when converted to q8_0, then matrices are blocks that give the values back', async () => {
    const { header, tensors } = parseGgml(await convert(tinyWhisper(), 'q8_0'))
    expect(header[11]).toBe(2007)
    const { type, data } = tensors.get('decoder.token_embedding.weight')!
    expect(type).toBe(8)
    const scale = fromHalf(data.readUInt16LE(34))
    for (let i = 0; i < 32; i++) {
      const expected = valueOf('decoder/embeddings/weight', 32 + i)
      expect(Math.abs(data.readInt8(36 + i) * scale - expected)).toBeLessThan(scale * 0.55)
    }
  })

  it('given other files, when converted, then they are refused in one line', async () => {
    await expect(convert(tinyWhisper({ spec: 'TransformerSpec' }), 'f16')).rejects.toThrow(
      'not a Whisper model',
    )
    await expect(convert(tinyWhisper({ version: 5 }), 'f16')).rejects.toThrow('version 5')
    await expect(convert(tinyWhisper().subarray(0, 9_000), 'f16')).rejects.toThrow('cut short')
    await expect(convert(Buffer.from('PK'), 'f16')).rejects.toMatchObject({ code: 'model_corrupt' })
  })

  it('given an aborted signal, when converted, then it ends with the abort', async () => {
    await expect(convert(tinyWhisper(), 'f16', AbortSignal.abort())).rejects.toMatchObject({
      name: 'AbortError',
    })
  })
})
