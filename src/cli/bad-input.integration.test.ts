import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { openSync, closeSync, readSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { encodeWav } from '../engine/audio/wav-write.ts'
import { tinyGguf } from '../engine/models/testing/tiny-gguf.ts'
import { questions } from './testing/recordings.ts'
import { runParley, type Ran } from './testing/run-parley.ts'

const folder = mkdtempSync(join(tmpdir(), 'parley-bad-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const file = (name: string, content: Uint8Array | string): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
const question = questions()[0]?.path as string
const second = new Float32Array(16_000)

function expectRefusal(ran: Ran, status: number, code: string): void {
  expect(ran.status, ran.stderr).toBe(status)
  expect(ran.stderr.trim().split('\n')).toHaveLength(1)
  expect(ran.events.at(-1)).toMatchObject({ event: 'error', code })
}

describe('bad input', () => {
  const eightBit = Buffer.from(encodeWav([second], 16_000))
  eightBit.writeUInt16LE(8, 34)
  const cases: [string, () => string][] = [
    ['no file', () => join(folder, 'nothing.wav')],
    ['a folder', () => folder],
    ['an empty file', () => file('empty.wav', '')],
    ['text that calls itself WAV', () => file('text.wav', 'hello, this is not audio')],
    ['a cut header', () => file('cut.wav', encodeWav([second], 16_000).subarray(0, 30))],
    ['8-bit PCM', () => file('8bit.wav', eightBit)],
    ['96 kHz', () => file('96k.wav', encodeWav([second], 96_000))],
    ['no samples', () => file('none.wav', encodeWav([new Float32Array(0)], 16_000))],
  ]
  it.each(cases)('given %s, refuses in one line with status 3', async (_name, make) => {
    expectRefusal(await runParley(['ask', make(), '--json']), 3, 'audio_unreadable')
  })

  it.each([
    ['an unknown option', ['ask', question, '--loud', '--json']],
    ['an unknown tier', ['ask', question, '--tier', 'huge', '--json']],
    ['no file at all', ['ask', '--json']],
    ['an unknown command', ['listen', '--json']],
    ['a bad barge-in', ['ask', question, '--barge-in', 'nonsense', '--json']],
    ['a metrics port that is none', ['ask', question, '--metrics', '70000', '--json']],
    ['say without --out', ['say', 'hello', '--json']],
    [
      'a voice that does not exist',
      ['say', 'hello', '--out', join(folder, 'x.wav'), '--voice', 'xx_nobody', '--json'],
    ],
  ])('given %s, refuses as usage with status 2', async (_name, args) => {
    expectRefusal(await runParley(args), 2, 'usage')
  })

  it('given a path that cannot be written, says so before any work', async () => {
    const path = join(folder, 'no/such/folder/out.wav')
    expectRefusal(
      await runParley(['ask', question, '--record', path, '--json']),
      2,
      'output_unwritable',
    )
    expectRefusal(await runParley(['say', 'hi', '--out', path, '--json']), 2, 'output_unwritable')
  })

  it('given recordings or a baseline that bench cannot use, refuses before any work', async () => {
    const json = ['--json', join(folder, 'bench.json')]
    const text = file('notes.wav', 'hello, this is not audio')
    expectRefusal(await runParley(['bench', text, ...json]), 3, 'audio_unreadable')
    const notes = ['--baseline', file('notes.json', '{"ratios":null}')]
    expectRefusal(await runParley(['bench', ...notes, ...json]), 3, 'file_unreadable')
    expectRefusal(await runParley(['bench', '--tier', 'huge', ...json]), 2, 'usage')
  })

  it('given silence, hears nothing and says so', async () => {
    const silent = file('silent.wav', encodeWav([second], 16_000))
    const ran = await runParley(['ask', silent, '--tier', 'fast', '--json'])
    expect(ran.status).toBe(0)
    expect(ran.stderr).toContain('no speech')
    expect(ran.events.filter(({ event }) => event === 'turn')).toEqual([])
  })
})

describe('models that are not as they should be', () => {
  const installed = fileURLToPath(new URL('../../resources/models', import.meta.url))

  /** A models folder with links to what is installed, but for what `change` does to one file. */
  function modelsFolder(name: string, change: (path: string, original: string) => void): string {
    const models = join(folder, `models-${change.name}-${name}`)
    mkdirSync(models)
    for (const entry of readdirSync(installed)) {
      const original = realpathSync(join(installed, entry))
      if (entry === name) change(join(models, entry), original)
      else symlinkSync(original, join(models, entry))
    }
    return models
  }

  it('given a missing model, says which and how to get it, with status 4', async () => {
    const models = modelsFolder('whisper-base-q8_0.bin', function missing() {})
    const emptyCache = join(folder, 'empty-cache') // or the model would be linked anew from there
    const ran = await runParley(['ask', question, '--json'], {
      env: { PARLEY_MODELS: models, PARLEY_CACHE: emptyCache },
    })
    expectRefusal(ran, 4, 'model_missing')
    expect(ran.stderr).toMatch(/models pull/)
  })

  it('given a model with one flipped byte, says that it is corrupt, with status 4', async () => {
    const models = modelsFolder('silero-vad-v5.onnx', function flipped(path, original) {
      copyFileSync(original, path)
      const handle = openSync(path, 'r+')
      const byte = new Uint8Array(1)
      readSync(handle, byte, 0, 1, 1_000_000)
      writeSync(handle, new Uint8Array([(byte[0] as number) ^ 1]), 0, 1, 1_000_000)
      closeSync(handle)
    })
    const ran = await runParley(['ask', question, '--json'], { env: { PARLEY_MODELS: models } })
    expectRefusal(ran, 4, 'model_corrupt')
    expect(ran.stderr).toMatch(/models pull/)
  })

  describe('of one’s own', () => {
    const models = modelsFolder('', function own() {})
    const env = { PARLEY_CACHE: join(folder, 'own-cache'), PARLEY_MODELS: models }
    const sound = tinyGguf()
    const lie = Buffer.from(sound)
    lie.fill(0xff, 8, 12) // so many tensors
    it.each<[string, Uint8Array | 'folder']>([
      ['cut short', sound.subarray(0, sound.length - 40)],
      ['cut within its header', sound.subarray(0, 100)],
      ['with a header that lies', lie],
      [
        'of random bytes behind the right beginning',
        Buffer.from(`GGUF\x03\0\0\0${'?!'.repeat(2_000)}`),
      ],
      ['empty', new Uint8Array()],
      ['that is a folder', 'folder'],
    ])(
      'given a model file %s, does not take it, in one line with status 3',
      async (name, bytes) => {
        const path = join(folder, `${name}.gguf`)
        if (bytes === 'folder') mkdirSync(path)
        else writeFileSync(path, bytes)
        expectRefusal(
          await runParley(['models', 'add', path, '--json'], { env }),
          3,
          'file_unreadable',
        )
      },
    )

    it('given one whose loader refuses it, says why, in one line with status 4', async () => {
      const path = file('tiny.gguf', sound) // a sound header over weights that are no model's
      expect((await runParley(['models', 'add', path], { env })).status).toBe(0)
      const ask = ['ask', question, '--tier', 'fast', '--llm', 'tiny', '--json']
      const ran = await runParley(ask, { env })
      expectRefusal(ran, 4, 'model_corrupt')
      expect(ran.stderr).toMatch(/embedding_length.*models verify/)
    })
  })
})
