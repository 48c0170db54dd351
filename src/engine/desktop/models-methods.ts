// What the process of the model manager can do: fetch, convert and hash, so that the window's process does none of it.
import type { Model } from '../models/catalog.ts'
import type { OwnOffer } from '../models/own/own-offer.ts'
import type { ModelProgress, Verdict } from '../models/model-status.ts'
import type { ModelStoreOptions } from '../models/model-store.ts'

export type ModelsTold = { progress: ModelProgress } | { notice: string }

export type ModelsMethods = {
  load: {
    params: Pick<ModelStoreOptions, 'catalogFile' | 'modelsFolder' | 'cacheFolder'>
    chunk: never
    result: undefined
  }
  pull: { params: { ids: readonly string[] }; chunk: ModelsTold; result: undefined }
  verify: { params: { ids: readonly string[] }; chunk: ModelsTold; result: Verdict[] }
  locate: { params: { id: string }; chunk: ModelsTold; result: string }
  offer: { params: { wanted: string }; chunk: ModelsTold; result: OwnOffer }
  add: { params: { model: Model }; chunk: ModelsTold; result: undefined }
  /** Waits until what was called off has ended, and with it the programs that it started. */
  settle: { params: undefined; chunk: never; result: undefined }
}
