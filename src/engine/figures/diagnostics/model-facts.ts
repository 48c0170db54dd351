// Which models are here and sound.
import { CodedError } from '../../../shared/coded-error.ts'
import type { ModelStatus } from '../../models/model-status.ts'
import type { ModelStore } from '../../models/model-store.ts'
import { modelsOfTier } from '../../tiers.ts'
import type { ModelFacts } from './doctor-report.ts'

/** What a spoken turn of the default tier takes. */
const NEEDED: readonly string[] = modelsOfTier('balanced')

/**
 * The whole catalogue. A needed model that was touched since its last check is hashed, about a second per GB;
 * otherwise no weights are read.
 * @throws CodedError internal where the catalogue cannot be read; AbortError
 */
export async function modelFacts(
  store: Pick<ModelStore, 'status' | 'locate'>,
  { signal }: { signal: AbortSignal },
): Promise<ModelFacts[]> {
  const statuses = await store.status()
  return await Promise.all(
    statuses.map(async (status) => {
      const { id, title, bytes } = status
      const needed = NEEDED.includes(id)
      const state = needed ? await checkedState(store, status, signal) : status.state
      return { id, title, state, bytes, needed }
    }),
  )
}

/** What could be fetched as well is `models list`'s to tell: people are told of what is here, and of what is wanting. */
export function isTold({ needed, state }: ModelFacts): boolean {
  return needed || state !== 'missing'
}

async function checkedState(
  store: Pick<ModelStore, 'locate'>,
  { id, state }: ModelStatus,
  signal: AbortSignal,
): Promise<ModelFacts['state']> {
  if (state !== 'unchecked') return state
  try {
    await store.locate(id, { signal })
    return 'installed'
  } catch (error) {
    if (error instanceof CodedError && error.code === 'model_corrupt') return 'corrupt'
    throw error
  }
}
