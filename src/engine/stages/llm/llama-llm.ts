// The language model as the engine sees it: a client of the process that runs llama.cpp.
import type { ChatMessage, EngineInfo, Llm } from '../../ports.ts'
import type { EngineProcess } from '../worker/engine-process.ts'
import type { LlamaAnswered, LlamaLoaded, LlamaMethods, Sampling } from './llama-methods.ts'
import { SpokenText } from './spoken-text.ts'

/** Greedy: of what was measured it gave the most right answers, and a question asked twice is answered alike. */
export const SAMPLING: Sampling = { temperature: 0, topP: 0.95, repeatPenalty: 1, seed: 1 }

export interface LlamaLlmOptions {
  process: EngineProcess<LlamaMethods>
  loaded: LlamaLoaded
  /** Catalogue id. */
  model: string
  threads: number
  sampling?: Sampling
  /** Told of every finished answer: what its prompt cost and how it ended. */
  onAnswered?: (answered: LlamaAnswered) => void
}

export class LlamaLlm implements Llm {
  readonly info: EngineInfo

  constructor(private readonly options: LlamaLlmOptions) {
    const { loaded, model, threads } = options
    const { build } = loaded
    this.info = { engine: 'node-llama-cpp', model, build, threads, notes: notesOf(loaded) }
  }

  async ready(options: { signal: AbortSignal }): Promise<void> {
    await this.options.process.start(options)
  }

  async *answer(
    messages: readonly ChatMessage[],
    options: Parameters<Llm['answer']>[1],
  ): AsyncGenerator<string, void, void> {
    const { signal, maxTokens, said = '', conversation = 0 } = options
    const { onSoundsFinished, onCommand } = options
    const { process, sampling = SAMPLING, onAnswered } = this.options
    const asksEnd = onSoundsFinished !== undefined
    const mayCommand = onCommand !== undefined
    const params = { messages, maxTokens, sampling, asksEnd, mayCommand, said, conversation }
    const deltas = process.stream('answer', params, { signal })
    const spoken = new SpokenText(said)
    try {
      for (;;) {
        const step = await deltas.next()
        if (step.done) {
          const rest = spoken.flush()
          if (rest) yield rest
          onAnswered?.(step.value)
          return
        }
        if (typeof step.value === 'string') {
          const text = spoken.push(step.value)
          if (text) yield text
        } else if ('command' in step.value) {
          onCommand?.(step.value.command)
        } else {
          onSoundsFinished?.(step.value.soundsFinished)
        }
      }
    } finally {
      await deltas.return(undefined as never)
    }
  }

  async *prefill(
    messages: readonly ChatMessage[],
    { signal, isStable = false, conversation = 0 }: Parameters<Llm['prefill']>[1],
  ): AsyncGenerator<void, void, void> {
    const params = { messages, isStable, conversation }
    const batches = this.options.process.stream('prefill', params, { signal })
    for await (const left of batches) yield void left
  }
}

function notesOf({ contextSize, layers, template }: LlamaLoaded): string[] {
  return [
    `${contextSize.toLocaleString('en')} tokens of context`,
    `${layers.gpu} of ${layers.all} layers on the GPU`,
    `${template.name} template${template.isThinkingOff ? ', thinking off' : ''}`,
  ]
}
