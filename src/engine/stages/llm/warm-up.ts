// What a conversation's cache holds from the start on.
import type { LlamaContextSequence, Token } from 'node-llama-cpp'
import { BatchPace } from './batch-pace.ts'
import type { LlamaCache } from './llama-cache.ts'
import type { Evaluated, LlamaLoad } from './llama-methods.ts'
import { PromptState } from './prompt-state.ts'
import { stateIdentity } from './state-identity.ts'

/** When the user waits, the prompt's rest counts more. */
export const ANSWER_PACE = new BatchPace(100, 16)

/** What was read of `prompt` at an earlier start comes from disk; what was not is kept for the next one. */
export async function warmUp(
  sequence: LlamaContextSequence,
  prompt: readonly Token[],
  { modelFile, stateFolder }: LlamaLoad,
  cache: LlamaCache,
  { signal }: { signal: AbortSignal },
): Promise<Evaluated> {
  const state =
    stateFolder === undefined
      ? undefined
      : new PromptState(stateFolder, await stateIdentity(modelFile, sequence))
  const held = (await state?.restore(sequence, prompt, { signal })) ?? 0
  // First what a token takes with all threads and with half of them, the file being in memory, behind what is there
  // already, so that it stays; then the prompt.
  const known = prompt.slice(0, Math.max(1, held))
  for (let i = 0; i < 3; i++) await cache.next(known, ANSWER_PACE, {}, { signal })
  await cache.hold(prompt, ANSWER_PACE, { signal })
  if (held < prompt.length) {
    const saved = await state?.save(sequence, { signal })
    // The other conversations take it from there.
    if (sequence.context.totalSequences > 1) await saved?.kept
  }
  return { promptTokens: prompt.length, evaluatedTokens: prompt.length - held }
}
