// Opens llama.cpp, a model and one context from prebuilt bindings: never compiles, never downloads.
import { existsSync } from 'node:fs'
import {
  getLlama,
  InsufficientMemoryError,
  Llama,
  LlamaLogLevel,
  NoBinaryFoundError,
  type LlamaContextSequence,
  type LlamaModel,
} from 'node-llama-cpp'
import { fetchModel, repairProgram, verifyModels } from '../../advice.ts'
import { CodedError } from '../../../shared/coded-error.ts'
import type { LlamaLoad } from './llama-methods.ts'
import { passBindingTests } from './passed-binding-test.ts'

/** Prompt and reply of one conversation: some 40 spoken turns, and 115 MB of KV cache with the 1.5B model. */
const CONTEXT_TOKENS = 4096

export interface OpenModel {
  model: LlamaModel
  /** One for each conversation. */
  sequences: LlamaContextSequence[]
  /** e.g. `cpu, llama.cpp v0.5.0`, and why no GPU where one was tried */
  build: string
}

/**
 * With `gpu: 'auto'` the bindings take the best GPU build that loads here, else the one for the CPU. A GPU that then
 * cannot hold the model must not cost the user the model: it is loaded on the CPU, and `build` says why.
 * @throws CodedError model_missing, model_corrupt, engine_failed (no bindings for this machine, too little memory)
 */
export async function loadLlama(load: Omit<LlamaLoad, 'warmup'>): Promise<OpenModel> {
  const { modelFile, threads, gpu, conversations = 1 } = load
  if (!existsSync(modelFile)) {
    const text = `the language model ${modelFile} is missing; ${fetchModel()}`
    throw new CodedError('model_missing', text)
  }
  const complaints: string[] = []
  const llama = await openBindings(threads, gpu, (line) => void complaints.push(line))
  try {
    const model = await llama.loadModel({ modelPath: modelFile })
    const contextSize = Math.min(CONTEXT_TOKENS, model.trainContextSize)
    const context = await model.createContext({
      contextSize,
      sequences: conversations,
      // On CPUs it is slower: behind 2,000 tokens 8 more take 248 ms without it, 287 with it (docs/latency.md).
      ...(llama.gpu === false && { flashAttention: false }),
      threads: { ideal: threads, min: 1 }, // `Llama.maxThreads` decides, see thread-choice.ts
    })
    llama.logger = (level, line) => Llama.defaultConsoleLogger(level, line)
    const build = `${llama.gpu || 'cpu'}, llama.cpp ${llama.llamaCppRelease.release}`
    const sequences = Array.from({ length: conversations }, () => context.getSequence())
    return { model, sequences, build }
  } catch (error) {
    await llama.dispose()
    if (!llama.gpu) throw loadError(error, modelFile, complaints)
    const onCpu = await loadLlama({ ...load, gpu: false })
    const reason = error instanceof Error ? error.message.split('\n', 1)[0] : String(error)
    return { ...onCpu, build: `${onCpu.build}; not on ${llama.gpu}: ${reason}` }
  }
}

/** @param complain takes what llama.cpp says of a model that it refuses: several lines, where a person is told one */
async function openBindings(
  threads: number,
  gpu: LlamaLoad['gpu'],
  complain: (line: string) => void,
): Promise<Llama> {
  passBindingTests()
  try {
    return await getLlama({
      gpu,
      build: 'never',
      usePrebuiltBinaries: true,
      skipDownload: true,
      progressLogs: false,
      logLevel: LlamaLogLevel.error,
      logger: (_level, line) => complain(line),
      maxThreads: threads,
    })
  } catch (error) {
    if (!(error instanceof NoBinaryFoundError)) throw error
    const text = `node-llama-cpp has no prebuilt llama.cpp for this machine; ${repairProgram('npm ci')}`
    throw new CodedError('engine_failed', text, { cause: error })
  }
}

function loadError(error: unknown, modelFile: string, [complaint]: readonly string[]): CodedError {
  if (error instanceof InsufficientMemoryError) {
    const text = `too little free memory for the language model ${modelFile}; close programs or choose a smaller tier`
    return new CodedError('engine_failed', text, { cause: error })
  }
  const why = complaint?.replace(/^\w+: (error loading model: )?/, '').trim() || 'it is damaged'
  const text = `the language model ${modelFile} cannot be read (${why}); ${verifyModels()}`
  return new CodedError('model_corrupt', text, { cause: error })
}
