// Files from elsewhere, as they may come: whatever stands in them, the answer is a file or a coded refusal, and no path
// outside is touched.
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CodedError } from '../../shared/coded-error.ts'
import { lyingBytes, RUNS } from '../testing/lying.ts'
import { readCatalog, type Conversion } from './catalog.ts'
import { convert } from './convert/convert.ts'
import { tinyOnnx } from './convert/tiny-onnx.ts'
import { tinyTokenizer, tinyWhisper } from './convert/tiny-whisper.ts'
import { readChatModel } from './own/chat-model.ts'
import { readGgufHeader } from './own/gguf-header.ts'
import { zipMember } from './sources/zip-file.ts'
import { tinyGguf } from './testing/tiny-gguf.ts'

let folder = ''
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'parley-lying-'))))
afterAll(() => rmSync(folder, { recursive: true }))

const { signal } = new AbortController()
const put = (name: string, bytes: Uint8Array | string): string => {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

/** Reads to the end. @returns how much came */
async function all(chunks: AsyncIterable<Uint8Array>): Promise<number> {
  let bytes = 0
  for await (const chunk of chunks) bytes += chunk.length
  return bytes
}

async function refusedOrDone(work: Promise<unknown>, code: string): Promise<void> {
  try {
    await work
  } catch (error) {
    expect(error).toBeInstanceOf(CodedError)
    expect(error).toMatchObject({ code })
  }
}

describe('any bytes', () => {
  it('as a CTranslate2 model, are converted or refused', async () => {
    const file = (path: string) => ({ path, sha256: '' })
    const tokenizer = file(put('tokenizer.json', tinyTokenizer))
    await fc.assert(
      fc.asyncProperty(lyingBytes(tinyWhisper()), async (bytes) => {
        const files = { model: file(put('model.bin', bytes)), tokenizer }
        await refusedOrDone(all(convert('ct2-to-ggml-q8_0', files, { signal })), 'model_corrupt')
      }),
      { numRuns: RUNS },
    )
  })

  it('as a tokenizer or a phoneme table, are read or refused', async () => {
    const model = { path: put('sound.bin', tinyWhisper()), sha256: '' }
    const sound = [Buffer.from(tinyTokenizer), Buffer.from('{"vocab":{"a":1,"b":2}}')]
    await fc.assert(
      fc.asyncProperty(lyingBytes(...sound), async (bytes) => {
        const lying = { path: put('lying.json', bytes), sha256: '' }
        const files = { model, tokenizer: lying }
        await refusedOrDone(all(convert('ct2-to-ggml-f16', files, { signal })), 'model_corrupt')
        const vocab = convert('kokoro-vocab', { model: lying }, { signal })
        await refusedOrDone(all(vocab), 'model_corrupt')
      }),
      { numRuns: RUNS },
    )
  })

  it.each<Conversion>(['kokoro-float-convs', 'kokoro-front', 'kokoro-window', 'kokoro-whole'])(
    'as an ONNX model for %s, are converted or refused',
    async (conversion) => {
      await fc.assert(
        fc.asyncProperty(lyingBytes(tinyOnnx()), async (bytes) => {
          const model = { path: put('model.onnx', bytes), sha256: '' }
          await refusedOrDone(all(convert(conversion, { model }, { signal })), 'model_corrupt')
        }),
        { numRuns: RUNS },
      )
    },
  )

  it('as a GGUF file, have a header that makes sense, or are refused', async () => {
    await fc.assert(
      fc.asyncProperty(lyingBytes(tinyGguf()), async (bytes) => {
        const path = put('model.gguf', bytes)
        const reading = readGgufHeader(path, { signal })
        await refusedOrDone(reading, 'file_unreadable')
        const header = await reading.catch(() => undefined)
        if (header) expect(Number.isSafeInteger(header.parameters)).toBe(true)
        if (header) expect(header.endByte === null || header.endByte >= 0).toBe(true)
        await refusedOrDone(readChatModel(path, { signal }), 'file_unreadable')
      }),
      { numRuns: RUNS },
    )
  })

  it('as a zip, give at most what is expected, and no file', async () => {
    const zip = zipSync({
      'a/data.bin': strToU8('all work and no play '.repeat(500)),
      '../../evil': strToU8('out'),
      'a/stored.bin': [strToU8('as it is'), { level: 0 }],
    })
    const mostBytes = 20_000
    const before = readdirSync(join(folder, '..')).length
    await fc.assert(
      fc.asyncProperty(
        lyingBytes(zip),
        fc.constantFrom('a/data.bin', 'a/stored.bin', '../../evil'),
        async (bytes, name) => {
          const path = put('x.whl', bytes)
          const read = all(zipMember(path, name, { signal, mostBytes }))
          await refusedOrDone(read, 'model_corrupt')
          expect(await read.catch(() => 0)).toBeLessThanOrEqual(mostBytes)
        },
      ),
      { numRuns: RUNS },
    )
    expect(readdirSync(join(folder, '..')).length - before).toBeLessThan(50) // others work there too
  })

  it('as a catalogue, are one whose files stay in their folder, or are refused', async () => {
    const hub = { kind: 'hub', url: 'https://h.example/a', bytes: 1, sha256: '0'.repeat(64) }
    const npm = { kind: 'npm', package: '@a/b', path: 'dist/a.bin', bytes: 1, sha256: null }
    const names = { id: 'abc', kind: 'vad', title: 'A', file: 'a.bin', licence: 'MIT' }
    const rest = { languages: ['en'], tiers: ['fast'], default: true, sources: [hub, npm] }
    const sound = Buffer.from(JSON.stringify({ models: [{ ...names, ...rest }] }))
    const words = ['../', '/', '..', '\\', '~', '\0', 'file:', '"', '{', '[', '__proto__']
    const lying = fc.oneof(
      lyingBytes(sound),
      fc.tuple(fc.constantFrom(...words), fc.nat(sound.length)).map(([word, at]) => {
        return Buffer.concat([sound.subarray(0, at), Buffer.from(word), sound.subarray(at)])
      }),
    )
    await fc.assert(
      fc.asyncProperty(lying, async (bytes) => {
        const reading = readCatalog(put('catalog.json', bytes))
        await refusedOrDone(reading, 'internal')
        for (const { id, file, sources } of await reading.catch(() => [])) {
          const paths = sources.flatMap((one) => (one.kind === 'npm' ? [one.path] : []))
          for (const path of [id, file, ...paths])
            expect(join('/models', path).startsWith('/models/')).toBe(true)
        }
      }),
      { numRuns: RUNS * 2 },
    )
  })
})
