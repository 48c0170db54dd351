// On what it depends whether a saved state can be read again: in any other place its bytes crash or mislead llama.cpp.
import { stat } from 'node:fs/promises'
import { getModuleVersion, type LlamaContextSequence } from 'node-llama-cpp'

/**
 * One line over the model file, the versions of llama.cpp and its bindings, GPU or CPU, and the context's layout.
 * @throws where the model file is not there
 */
export async function stateIdentity(
  modelFile: string,
  { context, model }: LlamaContextSequence,
): Promise<string> {
  const [{ size, mtimeMs }, version] = await Promise.all([stat(modelFile), getModuleVersion()])
  const { contextSize, kvCacheKeyType, kvCacheValueType, flashAttention } = context
  const { totalSequences } = context
  const { gpu, llamaCppRelease } = model.llama
  return JSON.stringify({
    model: [size, mtimeMs], // of the file that a link leads to
    versions: [version, llamaCppRelease.repo, llamaCppRelease.release],
    gpu,
    context: [contextSize, kvCacheKeyType, kvCacheValueType, flashAttention],
    ...(totalSequences > 1 && { totalSequences }),
  })
}
