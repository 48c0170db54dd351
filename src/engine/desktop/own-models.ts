// Adding a model of the user's own, from the window: what was shown last is what is added, and nothing else.
import { isAbsolute } from 'node:path'
import { CodedError } from '../../shared/coded-error.ts'
import type { OwnModelOffer } from '../../shared/window/app-state.ts'
import type { Model } from '../models/catalog.ts'
import type { OwnOffer } from '../models/own/own-offer.ts'

export interface OfferingStore {
  offer(wanted: string, options: { signal: AbortSignal }): Promise<OwnOffer>
}

/** So many files may be chosen before the first of them has to be chosen anew. */
const MOST_CHOSEN = 20
/** `\\host\share`, or the same with slashes: Windows would ask that host for it, and tell it who the user is. */
const ON_ANOTHER_HOST = /^[\\/]{2}/

export class OwnModels {
  private shown: OwnOffer | undefined
  private readonly chosen = new Set<string>()

  constructor(private readonly store: OfferingStore) {}

  /** The user has chosen or dropped the file at `path`: it may be looked at. Whoever says so is not the page. */
  fileChosen(path: string): void {
    this.chosen.delete(path)
    this.chosen.add(path)
    const [oldest] = this.chosen
    if (this.chosen.size > MOST_CHOSEN) this.chosen.delete(oldest!)
  }

  /**
   * @param wanted path of a file that was chosen, or a name on the hub
   * @throws CodedError usage for another path, or one on another host, of which not even its being there is told; as
   * ModelStore.offer
   */
  async offer(wanted: string): Promise<OwnModelOffer> {
    this.shown = undefined
    const name = this.chosen.has(wanted) ? wanted : wanted.trim()
    if (ON_ANOTHER_HOST.test(name.trim()))
      throw new CodedError('usage', 'a file on another computer is not taken: copy it here first')
    if (isAbsolute(name) && !this.chosen.has(name))
      throw new CodedError('usage', 'choose the file by its button, or drop it into the window')
    const { signal } = new AbortController() // it has deadlines of its own
    const offer = (this.shown = await this.store.offer(name, { signal }))
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
