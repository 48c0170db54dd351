// Adding a model of the user's own, from the window: what was shown last is what is added, and nothing else.
import { CodedError } from '../../shared/coded-error.ts'
import type { OwnModelOffer } from '../../shared/window/app-state.ts'
import type { Model } from '../models/catalog.ts'
import type { OwnOffer } from '../models/own/own-offer.ts'

export interface OfferingStore {
  offer(wanted: string, options: { signal: AbortSignal }): Promise<OwnOffer>
}

export class OwnModels {
  private shown: OwnOffer | undefined

  constructor(private readonly store: OfferingStore) {}

  /** @throws as ModelStore.offer */
  async offer(wanted: string): Promise<OwnModelOffer> {
    this.shown = undefined
    const { signal } = new AbortController() // it has deadlines of its own
    const offer = (this.shown = await this.store.offer(wanted.trim(), { signal }))
    const { model, from, isHere, commit, sha256, others } = offer
    const { id, title, licence } = model
    const bytes = model.sources[0]?.bytes ?? 0
    return { id, title, licence, bytes, isFetched: from === 'hub', isHere, commit, sha256, others }
  }

  /** The model of the last offer. @throws CodedError usage where that is another one, or none */
  taken(id: string): Model {
    const model = this.shown?.model
    if (model?.id !== id) throw new CodedError('usage', `${id} was not looked at before`)
    return model
  }
}
