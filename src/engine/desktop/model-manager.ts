// The model manager of the window: what is here, fetching with pause and progress, checking, deleting.
import { basename } from 'node:path'
import { CodedError, isAbort, toWireError } from '../../shared/coded-error.ts'
import type { ModelRow, ModelTransfer } from '../../shared/window/app-state.ts'
import { measuredOf } from '../figures/profile/quality-model.ts'
import type { ModelProgress, ModelWork } from '../models/model-status.ts'
import type { ModelStore } from '../models/model-store.ts'
import { modelsOfTier } from '../tiers.ts'
import type { Tier } from '../tiers.ts'
import { hearingFacts, measuredFacts } from './measured-facts.ts'
import type { ModelsProcess } from './models-process.ts'
import { OwnModels, type OfferingStore } from './own-models.ts'
import type { TellPage } from './tell-page.ts'

/** Progress comes many times a second; four are as smooth as a bar needs. */
const TELL_EVERY_MS = 250

export interface ModelManagerOptions {
  store: Pick<ModelStore, 'status' | 'pull' | 'remove' | 'verify' | 'add'> &
    OfferingStore &
    Pick<ModelsProcess, 'measured' | 'recognisers'>
  tier: () => Tier
  tell: TellPage
  nowMs: () => number
  /** Something was fetched or deleted. */
  onChange: () => void
}

export class ModelManager {
  readonly own: OwnModels
  private fetching: AbortController | undefined

  constructor(private readonly options: ModelManagerOptions) {
    this.own = new OwnModels(options.store)
  }

  async list(): Promise<ModelRow[]> {
    const { store, tier } = this.options
    const needed = modelsOfTier(tier())
    const [statuses, measured, recognisers] = await Promise.all([
      store.status(),
      store.measured(),
      store.recognisers(),
    ])
    return statuses.map((status) => {
      const { id, title, kind, licence, bytes, state, tiers, path, origin, sha256 } = status
      const { own = false, note = null, languages } = status
      const facts = {
        id,
        title,
        kind,
        licence,
        bytes,
        state,
        tiers,
        origin,
        sha256,
        own,
        note,
        languages,
      }
      const answering = measuredOf(status, measured)
      const hearing = measuredOf(status, recognisers)
      return {
        ...facts,
        file: basename(path),
        needed: needed.includes(id),
        measured: answering ? measuredFacts(answering) : null,
        hearing: hearing ? hearingFacts(hearing) : null,
      }
    })
  }

  /**
   * Fetches `ids`, one after the other; without any, what the tier needs. A pause ends it without an error.
   * @throws CodedError usage while another fetch runs; download_failed, disk_full
   */
  async pull(ids: readonly string[]): Promise<void> {
    const { store, tier } = this.options
    const wanted = ids.length > 0 ? ids : modelsOfTier(tier())
    await this.fetch(wanted[0]!, (work) => store.pull(wanted, work))
  }

  /**
   * Adds the model that was offered last. @throws CodedError usage where that has another id, or while another fetch
   * runs; as ModelStore.add
   */
  async add(id: string): Promise<void> {
    const model = this.own.taken(id)
    await this.fetch(id, (work) => this.options.store.add(model, work))
  }

  private async fetch(first: string, run: (work: ModelWork) => Promise<void>): Promise<void> {
    if (this.fetching) throw new CodedError('usage', 'models are being fetched already')
    const { signal } = (this.fetching = new AbortController())
    let last: ModelTransfer | undefined
    const report = this.reporter((transfer) => (last = transfer))
    try {
      await run({
        signal,
        onProgress: report,
        onNotice: (message) => this.options.tell('notice', { tone: 'info', message }),
      })
    } catch (error) {
      this.tellEnd(last ?? waiting(first), error)
      if (!isAbort(error)) throw error
    } finally {
      this.fetching = undefined
      this.options.onChange()
    }
  }

  /** Stops the running fetch; what is fetched stays. */
  pause(): void {
    this.fetching?.abort(new DOMException('paused', 'AbortError'))
  }

  async remove(ids: readonly string[]): Promise<void> {
    await this.options.store.remove(ids, { signal: new AbortController().signal })
    this.options.onChange()
  }

  async verify(ids: readonly string[]): Promise<{ id: string; sound: boolean }[]> {
    const { signal } = new AbortController()
    const verdicts = await this.options.store.verify(ids, { signal, onProgress: this.reporter() })
    return verdicts.map(({ id, state }) => ({ id, sound: state === 'sound' }))
  }

  private tellEnd(last: ModelTransfer, error: unknown): void {
    const isPaused = isAbort(error)
    this.options.tell('transfer', {
      ...last,
      phase: isPaused ? 'paused' : 'failed',
      bytesPerSecond: null,
      secondsLeft: null,
      error: isPaused ? null : toWireError(error),
    })
  }

  private reporter(keep: (transfer: ModelTransfer) => void = () => {}) {
    let told: { atMs: number; key: string } = { atMs: -Infinity, key: '' }
    return (progress: ModelProgress): void => {
      const { id, phase, doneBytes, totalBytes, bytesPerSecond, secondsLeft } = progress
      const transfer = {
        id,
        phase,
        doneBytes,
        totalBytes,
        bytesPerSecond,
        secondsLeft,
        error: null,
      }
      keep(transfer)
      const nowMs = this.options.nowMs()
      const key = `${id} ${phase}`
      if (key === told.key && nowMs - told.atMs < TELL_EVERY_MS) return
      told = { atMs: nowMs, key }
      this.options.tell('transfer', transfer)
    }
  }
}

function waiting(id: string): ModelTransfer {
  return {
    id,
    phase: 'waiting',
    doneBytes: 0,
    totalBytes: null,
    bytesPerSecond: null,
    secondsLeft: null,
    error: null,
  }
}
