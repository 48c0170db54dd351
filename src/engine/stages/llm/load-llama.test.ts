import { describe, expect, it, vi } from 'vitest'
import { loadLlama } from './load-llama.ts'

/** Bindings that find a GPU, on which nothing can be loaded; without it only `goodFile` can. */
vi.mock('node-llama-cpp', () => ({
  InsufficientMemoryError: class extends Error {},
  NoBinaryFoundError: class extends Error {},
  LlamaLogLevel: { error: 'error' },
  Llama: {},
  getLlama: async ({ gpu, logger }: { gpu: 'auto' | false; logger: Logger }) => ({
    gpu: gpu === 'auto' ? 'vulkan' : false,
    llamaCppRelease: { release: 'b1' },
    dispose: async () => {},
    loadModel: async ({ modelPath }: { modelPath: string }) => {
      if (gpu === 'auto') throw new Error('out of device memory\nat somewhere')
      if (modelPath !== goodFile) {
        logger('error', 'llama_model_load: error loading model: no such key\n')
        logger('error', 'llama_model_load_from_file_impl: failed to load model\n')
        throw new Error('Failed to load model')
      }
      return {
        trainContextSize: 8192,
        createContext: async () => ({ getSequence: () => ({}) }),
      }
    },
  }),
}))

const goodFile = import.meta.filename
type Logger = (level: string, line: string) => void

describe('loadLlama', () => {
  it('given a GPU that cannot hold the model, loads it on the CPU and says why', async () => {
    const { build } = await loadLlama({ modelFile: goodFile, threads: 1, gpu: 'auto' })
    expect(build).toBe('cpu, llama.cpp b1; not on vulkan: out of device memory')
  })
  it('given a model that cannot be read anywhere, says that of the model, and why, in one line', async () => {
    const load = { modelFile: import.meta.dirname, threads: 1, gpu: 'auto' as const }
    await expect(loadLlama(load)).rejects.toMatchObject({
      code: 'model_corrupt',
      message: `the language model ${import.meta.dirname} cannot be read (no such key); run \`parley models verify\``,
    })
  })
})
