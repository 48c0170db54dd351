import { describe, expect, it } from 'vitest'
import type { EngineProcess } from '../worker/engine-process.ts'
import type { LlamaAnswered, LlamaMethods } from './llama-methods.ts'
import { LlamaLlm } from './llama-llm.ts'

const END: LlamaAnswered = { promptTokens: 9, evaluatedTokens: 2, replyTokens: 3, stopped: 'end' }

function fakeLlm(deltas: string[], answered: LlamaAnswered[] = []) {
  const state = { pulled: 0, closed: false }
  const fakeProcess = {
    async *stream() {
      try {
        for (const delta of deltas) {
          state.pulled++
          yield delta
        }
        return END
      } finally {
        state.closed = true
      }
    },
  } as unknown as EngineProcess<LlamaMethods>
  const loaded = {
    build: 'cpu',
    contextSize: 4096,
    layers: { gpu: 0, all: 25 },
    template: { name: 'Qwen', isThinkingOff: true },
    warmed: { promptTokens: 9, evaluatedTokens: 9 },
  }
  const onAnswered = (each: LlamaAnswered): void => void answered.push(each)
  const llm = new LlamaLlm({ process: fakeProcess, loaded, model: 'm', threads: 2, onAnswered })
  return { llm, state }
}

const options = { signal: new AbortController().signal, maxTokens: 10 }

describe('LlamaLlm', () => {
  it('given markdown from the model, yields what can be spoken', async () => {
    const { llm } = fakeLlm(['It', ' is **', 'Paris', '**', '.'])
    let text = ''
    for await (const delta of llm.answer([], options)) text += delta
    expect(text).toBe('It is Paris.')
  })

  it('given a model that is loaded, diagnostics are told how', () => {
    expect(fakeLlm([]).llm.info.notes).toEqual([
      '4,096 tokens of context',
      '0 of 25 layers on the GPU',
      'Qwen template, thinking off',
    ])
  })

  it('given a consumer that leaves early, ends the request and computes no more', async () => {
    const { llm, state } = fakeLlm(['One', ' two', ' three'])
    for await (const delta of llm.answer([], options)) if (delta === 'One') break
    expect(state).toEqual({ pulled: 1, closed: true })
  })

  it('given an end, tells what the prompt cost', async () => {
    const answered: LlamaAnswered[] = []
    const { llm } = fakeLlm(['Yes.'], answered)
    for await (const delta of llm.answer([], options)) void delta
    expect(answered).toEqual([END])
  })
})
