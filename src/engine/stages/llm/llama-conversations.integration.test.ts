// Two people at once over one model, where one is installed.
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ChatMessage } from '../../ports.ts'
import { EngineProcess } from '../worker/engine-process.ts'
import { spawnFork } from '../worker/spawn-fork.ts'
import type { LlamaAnswered, LlamaMethods } from './llama-methods.ts'
import { LlamaLlm } from './llama-llm.ts'

const root = resolve(import.meta.dirname, '../../../..')
const modelFile = resolve(root, 'resources/models/llm-0.5b.gguf')
const before: ChatMessage[] = [
  { role: 'system', content: 'You answer in one short sentence.', isOpening: true },
]
const user = (content: string): ChatMessage => ({ role: 'user', content })
const signal = new AbortController().signal

describe.skipIf(!existsSync(modelFile))('llama.worker with two conversations', () => {
  let process: EngineProcess<LlamaMethods>
  let llm: LlamaLlm
  let last: LlamaAnswered | undefined

  beforeAll(async () => {
    const load = { modelFile, threads: 1, conversations: 2, gpu: 'auto' as const, warmup: before }
    const file = resolve(root, 'out/main/llama.worker.js')
    process = new EngineProcess<LlamaMethods>({ name: 'llm', file, spawn: spawnFork, load })
    const loaded = await process.start({ signal })
    const onAnswered = (answered: LlamaAnswered): void => void (last = answered)
    llm = new LlamaLlm({ process, loaded, model: 'test', threads: 1, onAnswered })
  })
  afterAll(() => process?.close())

  async function ask(conversation: number, messages: ChatMessage[]): Promise<string> {
    let text = ''
    const options = { signal, maxTokens: 30, conversation }
    for await (const delta of llm.answer(messages, options)) text += delta
    return text
  }

  it('given two people who speak in turn, answers each of their own words, and reads only what is new', async () => {
    const talks = ['Anna', 'Otto'].map((name) => [...before, user(`My name is ${name}.`)])
    for (const [i, talk] of talks.entries())
      talk.push({ role: 'assistant', content: await ask(i, talk) })
    for (const [i, talk] of talks.entries()) {
      talk.push(user('What is my name?'))
      expect(await ask(i, talk)).toContain(['Anna', 'Otto'][i])
      expect(last!.evaluatedTokens).toBeLessThan(20)
    }
  })

  it('given two people who are answered at the same time, gives each their own answer, whole', async () => {
    const questions = ['What is the capital of Italy?', 'What is the capital of Norway?']
    const answers = questions.map((text, i) => ask(i, [...before, user(text)]))
    const [rome, oslo] = await Promise.all(answers)
    expect(rome).toContain('Rome')
    expect(rome).not.toContain('Oslo')
    expect(oslo).toContain('Oslo')
    expect(oslo).not.toContain('Rome')
  })

  it('given one conversation more than there are memories, answers it too', async () => {
    expect(await ask(2, [...before, user('What is the capital of Spain?')])).toContain('Madrid')
  })
})
