import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { floatConvs } from './float-convs.ts'
import { readOnnx } from './onnx-file.ts'
import { tinyConv, tinyOnnx } from './tiny-onnx.ts'

describe('float convolutions', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parley-onnx-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  async function rewrite(
    model: Uint8Array,
    signal = new AbortController().signal,
  ): Promise<Buffer> {
    const path = join(folder, 'model.onnx')
    await writeFile(path, model)
    const pieces: Uint8Array[] = []
    for await (const piece of floatConvs(path, { signal })) pieces.push(piece)
    return Buffer.concat(pieces)
  }

  it('given a quantised chain, when rewritten, then one Conv of float weight and bias stands in its place', async () => {
    const { nodes } = readOnnx(await rewrite(tinyOnnx()))
    expect(nodes.map(({ opType }) => opType)).toEqual(['Conv', 'LeakyRelu'])
    expect(nodes[0]).toMatchObject({ inputs: ['x', 'w_f32', 'bias'], outputs: ['conv'] })
    const before = readOnnx(tinyOnnx()).nodes.find(({ opType }) => opType === 'ConvInteger')!
    expect(nodes[0]!.attributes.map((field) => [...field])).toEqual(
      before.attributes.map((field) => [...field]),
    )
  })

  it('given a quantised weight, when rewritten, then it is (w − zero point) × scale', async () => {
    const { initializers } = readOnnx(await rewrite(tinyOnnx()))
    expect(initializers.map(({ name }) => name)).toEqual(['bias', 'w_f32'])
    const { rawData, dims, dataType } = initializers[1]!
    expect([dims, dataType]).toEqual([[2, 1, 2], 1])
    const { weight, zeroPoint, scale } = tinyConv
    const expected = weight.map((value) => (value - zeroPoint) * scale)
    expect(weight.map((_, i) => Buffer.from(rawData).readFloatLE(i * 4))).toEqual(expected)
  })

  it('given everything else in the file, when rewritten, then it is byte for byte the same', async () => {
    const before = readOnnx(tinyOnnx())
    const after = readOnnx(await rewrite(tinyOnnx()))
    const bytes = (fields: Uint8Array[]): string[] =>
      fields.map((field) => Buffer.from(field).toString('hex'))
    expect(bytes(after.model)).toEqual(bytes(before.model))
    expect(bytes(after.graph)).toEqual(bytes(before.graph))
    expect(Buffer.from(after.nodes[1]!.raw)).toEqual(Buffer.from(before.nodes.at(-1)!.raw))
  })

  it('given a model without such chains, when rewritten again, then nothing changes', async () => {
    const once = await rewrite(tinyOnnx())
    const twice = readOnnx(await rewrite(once))
    expect(twice.nodes.map(({ opType }) => opType)).toEqual(['Conv', 'LeakyRelu'])
    expect(await rewrite(await rewrite(once))).toEqual(await rewrite(once))
  })

  it('given a chain of another build, when rewritten, then it is refused, naming the node', async () => {
    await expect(rewrite(tinyOnnx({ lastNode: 'Sub' }))).rejects.toMatchObject({
      code: 'model_corrupt',
      message: 'cannot rewrite this model: ConvInteger of c is followed by Sub',
    })
  })

  it('given bytes that are no ONNX file, when rewritten, then they are refused', async () => {
    await expect(rewrite(Buffer.from('hello, this is no model'))).rejects.toThrow(
      'not a usable ONNX file',
    )
    await expect(rewrite(tinyOnnx().subarray(0, 200))).rejects.toThrow('not a usable ONNX file')
  })
})
