// Which recogniser has the last word in the window's engine: the user's own while it is here, else the tier's.
import type { ModelStatus } from '../models/model-status.ts'

/** Catalogue id; undefined where the tier's own recognisers hear by themselves. @param wanted the setting */
export function recogniserOf(
  statuses: readonly Pick<ModelStatus, 'id' | 'kind' | 'state'>[],
  wanted: string | null,
): string | undefined {
  const isHere = statuses.some(
    ({ id, kind, state }) => id === wanted && kind === 'stt' && state !== 'missing',
  )
  return wanted !== null && isHere ? wanted : undefined
}
