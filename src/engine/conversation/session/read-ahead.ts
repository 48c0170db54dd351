// The model reads what it will need before anybody waits for it.
import type { ChatMessage, Llm } from '../../ports.ts'

/** Resolves when all is read, or `signal` is aborted. Never fails: what is not read now is read when it counts. */
export async function readAhead(
  llm: Llm,
  messages: readonly ChatMessage[],
  options: { signal: AbortSignal; isStable?: boolean },
): Promise<void> {
  try {
    for await (const batch of llm.prefill(messages, options)) void batch
  } catch {
    // Only time is lost.
  }
}
