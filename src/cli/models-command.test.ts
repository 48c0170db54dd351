import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ModelStore } from '../engine/models/model-store.ts'
import { runModelsCommand } from './models-command.ts'

const WEIGHTS = 'weights'

class FakeStream {
  text = ''
  write(text: string): void {
    this.text += text
  }
}

describe('models command', () => {
  let root: string
  let stdout: FakeStream
  let stderr: FakeStream

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'parley-models-command-'))
    stdout = new FakeStream()
    stderr = new FakeStream()
    await mkdir(join(root, 'node_modules/weights'), { recursive: true })
    await writeFile(join(root, 'node_modules/weights/a.bin'), WEIGHTS)
    const sha256 = createHash('sha256').update(WEIGHTS).digest('hex')
    const source = { kind: 'npm', package: 'weights', path: 'a.bin', bytes: WEIGHTS.length, sha256 }
    const model = {
      id: 'a',
      kind: 'vad',
      title: 'A model',
      file: 'a.bin',
      licence: 'MIT',
      default: true,
    }
    const models = [{ ...model, languages: ['en'], tiers: ['fast'], sources: [source] }]
    await writeFile(join(root, 'catalog.json'), JSON.stringify({ models }))
  })
  afterEach(() => rm(root, { recursive: true }))

  async function run(...args: string[]): Promise<void> {
    const store = new ModelStore({
      catalogFile: join(root, 'catalog.json'),
      modelsFolder: join(root, 'models'),
      cacheFolder: join(root, 'cache'),
    })
    await runModelsCommand(args, { stdout, stderr, signal: new AbortController().signal }, store)
  }

  it('given nothing installed, when listed, then the table says so', async () => {
    await run('list')
    expect(stdout.text).toBe(
      'ID  STATE        SIZE  DEFAULT  LICENCE  TITLE\n' +
        'a   missing  0.000 MB  yes      MIT      A model\n' +
        '0 of 1 are here, 0 MB\n',
    )
  })

  it('given --json, when listed, then it is the status of each model', async () => {
    await run('list', '--json')
    expect(JSON.parse(stdout.text)).toMatchObject([{ id: 'a', state: 'missing', default: true }])
  })

  it('given a pull of the default set, when done, then progress stood on stderr and nothing on stdout', async () => {
    await run('pull', '--default')
    expect(stdout.text).toBe('')
    expect(stderr.text).toMatch(/a: ready\n$/)
    await run('verify')
    expect(stdout.text).toBe('a: sound\n')
  })

  it('given a corrupt model, when verified, then it is named and the command fails', async () => {
    await run('pull')
    await writeFile(join(root, 'models/a.bin'), 'Weights')
    await expect(run('verify', 'a')).rejects.toMatchObject({
      code: 'model_corrupt',
      message: 'a is corrupt; run `parley models pull a`',
    })
  })

  it('given a missing model, when verified by name, then the command fails', async () => {
    await expect(run('verify', 'a')).rejects.toMatchObject({ code: 'model_missing' })
  })

  it('given an installed model, when removed, then it is missing again', async () => {
    await run('pull', 'a')
    await run('remove', 'a')
    await expect(run('verify', 'a')).rejects.toMatchObject({ code: 'model_missing' })
  })

  it('given an unknown id, when used, then it is a coded error', async () => {
    for (const verb of ['pull', 'verify', 'remove']) {
      await expect(run(verb, 'nonsense')).rejects.toMatchObject({ code: 'model_unknown' })
    }
  })

  it('given wrong words, when run, then it is a usage error', async () => {
    for (const args of [
      [],
      ['fetch'],
      ['remove'],
      ['list', 'a'],
      ['pull', '--fast'],
      ['pull', '--default', 'a'],
    ]) {
      await expect(run(...args)).rejects.toMatchObject({ code: 'usage' })
    }
  })
})
