// The language model's process with a real model, where one is installed.
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ChatMessage } from '../../ports.ts'
import { EngineProcess } from '../worker/engine-process.ts'
import { spawnFork } from '../worker/spawn-fork.ts'
import type { LlamaAnswered, LlamaMethods } from './llama-methods.ts'
import { LlamaLlm } from './llama-llm.ts'
import { opening } from './prompt.ts'

const root = resolve(import.meta.dirname, '../../../..')
/** The small one first: what is shown here is the worker's, and `ask` answers with the large one. */
const modelFile = ['llm-0.5b.gguf', 'llm-1.5b.gguf']
  .map((file) => resolve(root, 'resources/models', file))
  .find((file) => existsSync(file))

const file = resolve(root, 'out/main/llama.worker.js')

/** Without the examples: one thread reads them for half a minute. */
const before = [...opening(new Date()).slice(0, 1), ...opening(new Date()).slice(-1)]
const user = (content: string): ChatMessage => ({ role: 'user', content })
const signal = new AbortController().signal
const options = { signal, maxTokens: 80 }

describe.skipIf(!modelFile)('llama.worker', () => {
  let process: EngineProcess<LlamaMethods>
  let llm: LlamaLlm
  const answered: LlamaAnswered[] = []

  beforeAll(async () => {
    // One thread: two of llama.cpp's, spinning on a busy machine, are slower by far.
    const load = {
      modelFile: modelFile ?? '',
      threads: 1,
      gpu: 'auto' as const,
      warmup: before,
    }
    process = new EngineProcess<LlamaMethods>({
      name: 'language model',
      file,
      spawn: spawnFork,
      load,
    })
    const loaded = await process.start({ signal })
    const onAnswered = (each: LlamaAnswered): void => void answered.push(each)
    llm = new LlamaLlm({ process, loaded, model: 'test', threads: 1, onAnswered })
  })

  afterAll(async () => {
    await process?.close()
  })

  async function ask(messages: ChatMessage[]): Promise<{ text: string; cost: LlamaAnswered }> {
    let text = ''
    for await (const delta of llm.answer(messages, options)) text += delta
    const cost = answered.at(-1)
    if (!cost) throw new Error('no end')
    return { text, cost }
  }

  it('given a question, answers it in a short plain sentence', async () => {
    const { text, cost } = await ask([...before, user('What is the capital of France?')])
    expect(text).toMatch(/Paris/)
    expect(text).not.toMatch(/[*_#`]/)
    expect(cost.stopped).toBe('end')
    expect(cost.evaluatedTokens).toBeLessThan(cost.promptTokens / 2) // the system prompt was warm
  })

  it('given the same question again, evaluates almost nothing and answers alike', async () => {
    const messages = [...before, user('What is the capital of Italy?')]
    const first = await ask(messages)
    const second = await ask(messages)
    expect(second.text).toBe(first.text)
    expect(second.cost.evaluatedTokens).toBeLessThanOrEqual(2)
  })

  it('given a follow-up, evaluates only what is new', async () => {
    const question = user('What is the capital of Italy?')
    const { text } = await ask([...before, question])
    const followUp = [...before, question, { role: 'assistant' as const, content: text }]
    const { cost } = await ask([...followUp, user('Which country is it in?')])
    expect(cost.evaluatedTokens).toBeLessThan(20)
  })

  async function read(...args: Parameters<LlamaLlm['prefill']>): Promise<void> {
    for await (const batch of llm.prefill(...args)) void batch
  }

  it('given a growing message, prefills it so that the answer evaluates only its end', async () => {
    await read([...before, user('Can you tell me the')], { signal })
    await read([...before, user('Can you tell me the capital of')], { signal })
    const { text, cost } = await ask([...before, user('Can you tell me the capital of France?')])
    expect(text).toMatch(/Paris/)
    expect(cost.evaluatedTokens).toBeLessThan(10)
  })

  it('given the beginning of a question and the whole of it, knows which one sounds finished', async () => {
    const soundsFinished = async (content: string): Promise<boolean | undefined> => {
      let told: boolean | undefined
      const onSoundsFinished = (finished: boolean): void => void (told = finished)
      const answer = llm.answer([...before, user(content)], { ...options, onSoundsFinished })
      for await (const delta of answer) if (delta) break
      return told
    }
    expect(await soundsFinished('What is the capital?')).toBe(false)
    expect(await soundsFinished('What is the capital of France?')).toBe(true)
    expect(await soundsFinished('How many legs does a')).toBe(false)
    expect(await soundsFinished("What is the capital of France's?")).toBe(true)
  })

  it('given a message that nothing of is a guess, reads it up to where the answer begins', async () => {
    const messages = [...before, user('Who painted the Mona Lisa?')]
    await read(messages, { signal, isStable: true })
    const { cost } = await ask(messages)
    expect(cost.evaluatedTokens).toBe(1)
  })

  it('given an abort in the middle of an answer, the next call works', async () => {
    const abort = new AbortController()
    const run = llm.answer([...before, user('Tell me how tea is made.')], {
      signal: abort.signal,
      maxTokens: 80,
    })
    await run.next()
    abort.abort()
    await expect(run.next()).rejects.toMatchObject({ name: 'AbortError' })
    expect((await ask([...before, user('What is the capital of Spain?')])).text).toMatch(/Madrid/)
  })

  it('given an abort in the middle of a prefill, the next call works', async () => {
    const abort = new AbortController()
    const long = 'I have been thinking about a walk in the hills. '.repeat(20)
    const run = read([...before, user(long)], { signal: abort.signal })
    setTimeout(() => abort.abort(), 150)
    await expect(run).rejects.toMatchObject({ name: 'AbortError' })
    expect((await ask([...before, user('What is the capital of Spain?')])).text).toMatch(/Madrid/)
  })

  it('given an answer that stands while another is asked, goes on rightly afterwards', async () => {
    const messages = [...before, user('Count from one to five in words.')]
    const { text: whole } = await ask(messages)
    const run = llm.answer(messages, options)
    let text = String((await run.next()).value)
    await ask([...before, user('What is the capital of Norway?')])
    for await (const delta of run) text += delta
    expect(text).toBe(whole)
  })

  it('given a model file that does not exist, says what to do', async () => {
    const load = { modelFile: '/nowhere.gguf', threads: 1, gpu: false as const, warmup: [] }
    const other = new EngineProcess<LlamaMethods>({ name: 'llm', file, spawn: spawnFork, load })
    await expect(other.start({ signal })).rejects.toMatchObject({ code: 'model_missing' })
    await other.close()
  })
})
