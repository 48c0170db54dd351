// The prompt kept on disk, with the real engine: a second start reads it back and answers the same.
import { existsSync } from 'node:fs'
import { cp, mkdtemp, readdir, rm, stat, truncate } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ChatMessage } from '../../ports.ts'
import { EngineProcess } from '../worker/engine-process.ts'
import { spawnFork } from '../worker/spawn-fork.ts'
import { LlamaLlm } from './llama-llm.ts'
import type { LlamaMethods } from './llama-methods.ts'
import { opening } from './prompt.ts'

const root = resolve(import.meta.dirname, '../../../..')
const modelFile = ['llm-0.5b.gguf', 'llm-1.5b.gguf']
  .map((file) => resolve(root, 'resources/models', file))
  .find((file) => existsSync(file))
const signal = new AbortController().signal
const TODAY = new Date('2026-11-28T12:00:00')
const TOMORROW = new Date('2026-11-29T12:00:00')

describe.skipIf(!modelFile)('the prompt kept on disk', () => {
  let folder: string
  let stateFolder: string
  let first: Awaited<ReturnType<typeof life>>
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parley-state-'))
    stateFolder = join(folder, 'first')
    first = await life(TODAY)
  })
  beforeEach(async ({ task }) => {
    stateFolder = join(folder, task.id)
    await cp(join(folder, 'first'), stateFolder, { recursive: true })
  })
  afterAll(async () => await rm(folder, { recursive: true, force: true }))

  /** One life of the process: loads, answers one question. */
  async function life(today: Date) {
    // Without the examples, which take one thread half a minute to read: what comes first and what changes daily.
    const whole = opening(today)
    const before = [...whole.slice(0, 1), ...whole.slice(-1)]
    const process = new EngineProcess<LlamaMethods>({
      name: 'language model',
      file: resolve(root, 'out/main/llama.worker.js'),
      spawn: spawnFork,
      load: { modelFile: modelFile!, threads: 1, gpu: false, warmup: before, stateFolder },
    })
    try {
      const loaded = await process.start({ signal })
      const llm = new LlamaLlm({ process, loaded, model: 'test', threads: 1 })
      const question: ChatMessage = { role: 'user', content: 'What is the capital of Italy?' }
      let text = ''
      for await (const delta of llm.answer([...before, question], { signal, maxTokens: 40 }))
        text += delta
      await vi.waitFor(async () => expect(await files('.json')).not.toEqual([]), 5_000)
      return { text, ...loaded.warmed }
    } finally {
      await process.close()
    }
  }

  const files = async (ending: string): Promise<string[]> =>
    (await readdir(stateFolder)).filter((file) => file.endsWith(ending))

  it('given a second start, evaluates nothing of the prompt and answers the same', async () => {
    expect(first.evaluatedTokens).toBe(first.promptTokens)
    const second = await life(TODAY)
    expect(second.evaluatedTokens).toBe(0)
    expect(second.text).toBe(first.text)
    expect(await files('.state')).toHaveLength(1)
  })

  it('given the next day, evaluates no more than its date', async () => {
    const next = await life(TOMORROW)
    expect(next.evaluatedTokens).toBeGreaterThan(0)
    expect(next.evaluatedTokens).toBeLessThan(40)
    expect(next.text).toMatch(/Rome/)
  })

  it('given a state cut short, reads the prompt anew and puts a whole one in its place', async () => {
    const [name] = await files('.state')
    const path = join(stateFolder, name!)
    const { size } = await stat(path)
    await truncate(path, size / 2)
    const second = await life(TODAY)
    expect(second.evaluatedTokens).toBe(second.promptTokens)
    expect(second.text).toBe(first.text)
    await vi.waitFor(async () => expect((await stat(path)).size).toBe(size), 5_000)
  })
})
