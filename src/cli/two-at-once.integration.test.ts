// Commands of one user at the same time: the list of own models, which all of them write, stays whole.
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tinyGguf } from '../engine/models/testing/tiny-gguf.ts'
import { runParley, type Ran } from './testing/run-parley.ts'

const installed = fileURLToPath(new URL('../../resources/models', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'parley-two-'))
const cache = join(folder, 'cache')
const models = join(folder, 'models')
const run = (args: string[]): Promise<Ran> =>
  runParley(args, { env: { PARLEY_CACHE: cache, PARLEY_MODELS: models, HOME: folder } })

beforeAll(() => {
  mkdirSync(models)
  for (const entry of readdirSync(installed)) {
    const original = realpathSync(join(installed, entry))
    if (/\.(onnx|bin|gguf)$|vocab\.json$/.test(entry)) symlinkSync(original, join(models, entry))
  }
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Drafts and locks that were left, and notes that are no JSON. */
function spoiled(): string[] {
  const files = readdirSync(cache, { recursive: true }) as string[]
  const isWhole = (file: string): boolean => {
    try {
      JSON.parse(readFileSync(join(cache, file), 'utf8'))
      return true
    } catch {
      return false
    }
  }
  return files.filter((file) =>
    file.endsWith('.json') ? !isWhole(file) : /\.(tmp|lock|stale)$/.test(file),
  )
}

describe('commands at the same time', () => {
  it('given four models of one’s own added at once, lists them all; removed at once, none', async () => {
    writeFileSync(join(folder, 'own.gguf'), tinyGguf())
    const ids = ['one', 'two', 'three', 'four']
    for (const id of ids) copyFileSync(join(folder, 'own.gguf'), join(folder, `${id}.gguf`))
    const added = ids.map((id) => run(['models', 'add', join(folder, `${id}.gguf`), '--json']))
    for (const { status, stderr } of await Promise.all(added)) expect(status, stderr).toBe(0)
    const own = async (): Promise<string[]> => {
      const { stdout } = await run(['models', 'list', '--json'])
      const listed = JSON.parse(stdout) as { id: string; own: boolean }[]
      return listed.filter((model) => model.own).map(({ id }) => id)
    }
    expect((await own()).sort()).toEqual([...ids].sort())
    const removed = ids.map((id) => run(['models', 'remove', id]))
    for (const { status, stderr } of await Promise.all(removed)) expect(status, stderr).toBe(0)
    expect(await own()).toEqual([])
    expect(spoiled()).toEqual([])
  })
})
