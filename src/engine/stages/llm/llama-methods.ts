// What the language model's process can do.
import type { ChatMessage } from '../../ports.ts'

export interface LlamaLoad {
  /** Absolute path of a GGUF file. */
  modelFile: string
  /** CPU threads of every evaluation. */
  threads: number
  /** Conversations that are held at once, each with a KV cache of its own; 1 where absent. */
  conversations?: number
  /** `auto` takes the GPU that the prebuilt bindings find; `false` stays on the CPU. */
  gpu: 'auto' | false
  /** Evaluated at load, so that the first question finds its prefix warm: usually the system prompt alone. */
  warmup: readonly ChatMessage[]
  /** Folder where the evaluated `warmup` is kept for the next start; without it nothing is kept. */
  stateFolder?: string
}

export interface LlamaLoaded {
  /** Back end and version, e.g. `cpu, llama.cpp v0.5.0`, and why no GPU where one was tried. */
  build: string
  /** Tokens that prompt and reply may have together. */
  contextSize: number
  /** Of the model's layers, how many the GPU has. */
  layers: { gpu: number; all: number }
  /** The chat template that is used, by node-llama-cpp's name for it; whether the model is told not to think. */
  template: { name: string; isThinkingOff: boolean }
  /** What `warmup` cost. */
  warmed: Evaluated
}

/** How tokens are chosen. Temperature 0 is greedy: the same question, the same answer. */
export interface Sampling {
  temperature: number
  topP: number
  /** 1 is none; slightly above keeps small models from saying a sentence twice. */
  repeatPenalty: number
  seed: number
}

export interface Evaluated {
  /** Tokens of the whole rendered prompt. */
  promptTokens: number
  /** Of these, how many had to be evaluated in this call; the rest was in the KV cache. */
  evaluatedTokens: number
}

export interface LlamaAnswered extends Evaluated {
  replyTokens: number
  /** `length`: maxTokens or the context's end was reached. */
  stopped: 'end' | 'length'
}

export type LlamaMethods = {
  /** Loads model and bindings and evaluates `warmup`. */
  load: { params: LlamaLoad; chunk: never; result: LlamaLoaded }
  /**
   * Streams the reply: one token is computed per pull (a few where a character takes several). Where `asksEnd`, the
   * first chunk tells whether the last message sounds finished.
   */
  answer: {
    params: {
      messages: readonly ChatMessage[]
      maxTokens: number
      sampling: Sampling
      asksEnd: boolean
      /** The reply may be a command in brackets. */
      mayCommand: boolean
      /** How the reply begins: it was delivered before, and what follows it is streamed. */
      said: string
      /** Counted from 0; one more than there are caches shares the first. */
      conversation: number
    }
    chunk: string | { soundsFinished: boolean } | { command: string }
    result: LlamaAnswered
  }
  /**
   * Evaluates what stands fast of the prompt while its last message is still growing, and the rest of it too where
   * the message is stable and sounds finished: a batch per pull, each chunk being how many tokens are left.
   */
  prefill: {
    params: { messages: readonly ChatMessage[]; isStable: boolean; conversation: number }
    chunk: number
    result: Evaluated
  }
}
