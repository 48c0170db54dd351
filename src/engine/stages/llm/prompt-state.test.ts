import { spawnSync } from '../../child-process.mjs'
import { readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, readdir, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Token } from 'node-llama-cpp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { PromptState, type StatefulSequence } from './prompt-state.ts'

let folder: string
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'parley-state-'))))
afterEach(async () => await rm(folder, { recursive: true, force: true }))

const signal = new AbortController().signal
/** A prompt of 40 tokens that shares its first `shared` with all others. */
const prompt = (shared: number, own = 1): Token[] =>
  Array.from({ length: 40 }, (_, at) => (at < shared ? at : own * 1000 + at) as Token)

/** A sequence whose state is its tokens as JSON. */
class FakeSequence implements StatefulSequence {
  loads = 0
  constructor(public contextTokens: Token[] = []) {}
  async saveStateToFile(path: string): Promise<{ fileSize: number }> {
    writeFileSync(path, JSON.stringify(this.contextTokens))
    return { fileSize: 1 }
  }
  async loadStateFromFile(path: string): Promise<void> {
    this.loads++
    this.contextTokens = JSON.parse(readFileSync(path, 'utf8')) as Token[]
  }
  async clearHistory(): Promise<void> {
    this.contextTokens = []
  }
}

const states = (identity = 'model'): PromptState => new PromptState(folder, identity)

async function saved(tokens: Token[], identity?: string): Promise<void> {
  const { kept } = await states(identity).save(new FakeSequence(tokens), { signal })
  await kept
}

async function restored(tokens: Token[], identity?: string) {
  const sequence = new FakeSequence()
  const held = await states(identity).restore(sequence, tokens, { signal })
  return { held, sequence }
}

async function files(ending: string): Promise<string[]> {
  return (await readdir(folder)).filter((file) => file.endsWith(ending)).sort()
}

const onlyState = async (): Promise<string> => join(folder, (await files('.state'))[0]!)

describe('PromptState', () => {
  it('given a state that was saved, restores it', async () => {
    await saved(prompt(40))
    const { held, sequence } = await restored(prompt(40))
    expect(held).toBe(40)
    expect(sequence.contextTokens).toEqual(prompt(40))
  })

  it("given yesterday's prompt, restores what it has in common with today's", async () => {
    await saved(prompt(35, 1))
    expect((await restored(prompt(35, 2))).held).toBe(35)
  })

  it('given several, takes the one with the longest common beginning', async () => {
    await saved(prompt(35, 1))
    await saved(prompt(20, 2))
    expect((await restored(prompt(35, 3))).held).toBe(35)
  })

  it('given a beginning that is hardly shared, restores nothing', async () => {
    await saved(prompt(5, 1))
    const { held, sequence } = await restored(prompt(5, 2))
    expect({ held, loads: sequence.loads }).toEqual({ held: 0, loads: 0 })
  })

  it('given the state of another model, leaves it alone', async () => {
    await saved(prompt(40), 'another model')
    expect((await restored(prompt(40))).held).toBe(0)
    expect((await restored(prompt(40), 'another model')).held).toBe(40)
  })

  it('given a truncated file, never hands it to llama.cpp, and removes it', async () => {
    await saved(prompt(40))
    await truncate(await onlyState(), 10)
    const { held, sequence } = await restored(prompt(40))
    expect({ held, loads: sequence.loads }).toEqual({ held: 0, loads: 0 })
    expect(await readdir(folder)).toEqual([])
  })

  it('given a file of the same length with other bytes, the same', async () => {
    await saved(prompt(40))
    const path = await onlyState()
    await writeFile(path, readFileSync(path, 'utf8').replace('39', '93'))
    expect((await restored(prompt(40))).sequence.loads).toBe(0)
  })

  it('given a corrupt one, takes the next best', async () => {
    await saved(prompt(30, 1))
    const [poorer] = await files('.state')
    await saved(prompt(40))
    const better = (await files('.state')).find((file) => file !== poorer)!
    await truncate(join(folder, better), 10)
    expect((await restored(prompt(40))).held).toBe(30)
  })

  it('given a state that holds other tokens than its note says, starts empty and removes it', async () => {
    const liar = new FakeSequence(prompt(40))
    liar.saveStateToFile = async (path) => {
      writeFileSync(path, JSON.stringify(prompt(10)))
      return { fileSize: 1 }
    }
    await (
      await states().save(liar, { signal })
    ).kept
    const { held, sequence } = await restored(prompt(40))
    expect({ held, tokens: sequence.contextTokens }).toEqual({ held: 0, tokens: [] })
    expect(await readdir(folder)).toEqual([])
  })

  it('given a note that is none, does without', async () => {
    await saved(prompt(40))
    await writeFile(join(folder, (await files('.json'))[0]!), '{"tokens": "all of them"}')
    expect((await restored(prompt(40))).held).toBe(0)
  })

  it('given llama.cpp refusing the file, starts empty', async () => {
    await saved(prompt(40))
    const sequence = new FakeSequence()
    sequence.loadStateFromFile = async () => {
      throw new Error('Failed to load state from file')
    }
    expect(await states().restore(sequence, prompt(40), { signal })).toBe(0)
  })

  it('given a folder that cannot be made, saves nothing and fails nothing', async () => {
    await writeFile(join(folder, 'file'), '')
    const nowhere = new PromptState(join(folder, 'file', 'below'), 'model')
    const sequence = new FakeSequence(prompt(40))
    await (
      await nowhere.save(sequence, { signal })
    ).kept
    expect(await nowhere.restore(sequence, prompt(40), { signal })).toBe(0)
  })

  it('given a disk that fills up, leaves no draft', async () => {
    const full = new FakeSequence(prompt(40))
    full.saveStateToFile = async (path) => {
      writeFileSync(path, 'the beginning')
      throw new Error('Failed to save state to file')
    }
    await (
      await states().save(full, { signal })
    ).kept
    expect(await readdir(folder)).toEqual([])
  })

  it('given drafts of processes that were killed, when a state is read back, then they go, and that of a living one stays', async () => {
    await saved(prompt(40))
    const ended = spawnSync(process.execPath, ['-e', '']).pid
    const kept = await readdir(folder)
    const [draft, note] = [`${ended}.1700000000000.tmp`, `0123456789ab.json.${ended}.tmp`]
    const living = `${process.ppid}.1700000000000.tmp`
    for (const file of [draft, note, living]) await writeFile(join(folder, file), 'half')
    expect((await restored(prompt(40))).held).toBe(40)
    expect((await readdir(folder)).sort()).toEqual([...kept, living].sort())
    const longAgo = new Date(Date.now() - 3_600_000)
    await utimes(join(folder, living), longAgo, longAgo)
    await restored(prompt(40))
    expect((await readdir(folder)).sort()).toEqual(kept.sort())
  })

  it('given the same prompt again, replaces its state', async () => {
    await saved(prompt(40))
    await saved(prompt(40))
    expect(await readdir(folder)).toHaveLength(2)
  })

  it('given more than a few, removes those unused longest, and what was left half written', async () => {
    await writeFile(join(folder, '1.2.tmp'), 'left behind')
    await utimes(join(folder, '1.2.tmp'), new Date(0), new Date(0))
    for (const own of [1, 2, 3, 4]) {
      await saved(prompt(0, own))
      for (const note of await files('.json')) await age(note)
    }
    await restored(prompt(0, 1)) // used again
    await saved(prompt(0, 5))
    expect(await files('.state')).toHaveLength(4)
    expect(await files('.json')).toHaveLength(4)
    expect(await files('.tmp')).toEqual([])
    const held = await Promise.all(
      [1, 2, 3].map(async (own) => (await restored(prompt(0, own))).held),
    )
    expect(held).toEqual([40, 0, 40])
  })

  it('given a clock that was set back, so that all others seem newer, then what was just saved stays', async () => {
    for (const own of [1, 2, 3, 4]) await saved(prompt(0, own))
    for (const note of await files('.json')) await age(note, -2 * 86_400_000)
    await saved(prompt(0, 5))
    expect((await restored(prompt(0, 5))).held).toBe(40)
    expect(await files('.state')).toHaveLength(4)
  })
})

/** Makes a file older than it says, by ten minutes where nothing is said. */
async function age(file: string, byMs = 600_000): Promise<void> {
  const path = join(folder, file)
  const { mtimeMs } = await stat(path)
  const then = new Date(mtimeMs - byMs)
  await utimes(path, then, then)
}
