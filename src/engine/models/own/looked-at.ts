// A model of the user's own that has come: what its entry in the catalogue says from then on.
import type { Model } from '../catalog.ts'
import { readChatModel } from './chat-model.ts'

/** Whether its entry tells already what only its file could. */
export function isLookedAt({ parametersB, sources }: Model): boolean {
  return parametersB !== undefined && sources.every(({ sha256 }) => sha256 !== null)
}

/**
 * The entry with size and checksum.
 * @param path of its file @param sha256 of it, where that is known
 * @throws CodedError file_unreadable where one cannot talk to it; AbortError
 */
export async function lookedAt(
  model: Model,
  path: string,
  { sha256 = null, signal }: { sha256: string | null | undefined; signal: AbortSignal },
): Promise<Model> {
  const { parametersB } = await readChatModel(path, { signal })
  return {
    ...model,
    parametersB,
    sources: model.sources.map((source) => ({ ...source, sha256 })),
  }
}
