// The model manager: which models are here, whether they are sound, and getting those that are not.
import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fetchModel, nameAnother } from '../advice.ts'
import { CodedError, isAbort } from '../../shared/coded-error.ts'
import { acquire } from './acquire.ts'
import { readCatalog, sizeOf, type Model } from './catalog.ts'
import type { FreeBytes } from './disk-space.ts'
import { withFileLock } from './file-lock.ts'
import { ModelFiles } from './model-files.ts'
import { originOf } from './origin.ts'
import { isLookedAt, lookedAt } from './own/looked-at.ts'
import { OwnCatalog } from './own/own-catalog.ts'
import { ownOffer, type OwnOffer } from './own/own-offer.ts'
import { reporter, type ModelStatus, type ModelWork, type Verdict } from './model-status.ts'
import { Hub } from './sources/hub.ts'
import { Wheels } from './sources/wheels.ts'

export interface ModelStoreOptions {
  /** catalog.json */
  catalogFile: string
  /** Where the engine finds the models: links into the cache. */
  modelsFolder: string
  /** Shared by all checkouts of one user: see cache-folder.ts. */
  cacheFolder: string
  hub?: Hub
  wheels?: Wheels
  free?: FreeBytes
}

export class ModelStore {
  private readonly files: ModelFiles
  private readonly hub: Hub
  private readonly wheels: Wheels
  private readonly own: OwnCatalog
  private shipped: Promise<Model[]> | undefined
  /** A source that fails for one model mostly fails for all: said once. */
  private readonly told = new Set<string>()

  constructor(private readonly options: ModelStoreOptions) {
    this.files = new ModelFiles({ models: options.modelsFolder, cache: options.cacheFolder })
    this.own = new OwnCatalog(options.cacheFolder)
    this.hub = options.hub ?? new Hub()
    this.wheels = options.wheels ?? new Wheels()
  }

  /**
   * Absolute path of a sound model. Its bytes are read only where this very file was not checked before.
   * @throws CodedError model_unknown, model_missing, model_corrupt; AbortError
   */
  async locate(id: string, work: ModelWork): Promise<string> {
    const model = await this.get(id)
    const path = await this.files.find(model)
    if (path === undefined) {
      throw new CodedError('model_missing', `the model ${id} is missing; ${fetchModel(id)}`)
    }
    const { sha256, sound } = await this.files.check(model, path, work)
    if (sound) return path
    throw new CodedError(
      'model_corrupt',
      `the model ${id} is corrupt (sha256 ${sha256.slice(0, 12)}…); ${fetchModel(id)}`,
    )
  }

  /** The whole catalogue and what of it is here; reads no weights. */
  async status(): Promise<ModelStatus[]> {
    return Promise.all((await this.all()).map((model) => this.statusOf(model)))
  }

  /**
   * Makes sure that models are here and sound, one after the other; those that are cost nothing.
   * @param ids of the catalogue; without any, the default set
   * @throws CodedError model_unknown, download_failed, disk_full; AbortError. What is finished stays, and an interrupted
   * download goes on at the next call.
   */
  async pull(ids: readonly string[], work: ModelWork): Promise<void> {
    const models = await this.all()
    const wanted = ids.length > 0 ? await this.getAll(ids) : models.filter((model) => model.default)
    const made = await Promise.all(wanted.map((model) => this.missingSources(model)))
    for (const model of new Set([...made.flat(), ...wanted])) {
      await this.pullOne(model, work)
      await this.lookAtOwn(model, work)
    }
  }

  /** What adding `wanted` would mean. @throws as ownOffer */
  async offer(
    wanted: string,
    options: { id?: string | undefined; signal: AbortSignal },
  ): Promise<OwnOffer> {
    return ownOffer(wanted, { ...options, statuses: await this.status(), hub: this.hub })
  }

  /**
   * Takes a model of the user's own into the catalogue and fetches it. A download that breaks off stays in the catalogue,
   * so that `pull` goes on with it; what turns out to be no model to talk to does not.
   * @throws CodedError usage where its id is taken; file_unreadable; as pull
   */
  async add(model: Model, work: ModelWork): Promise<void> {
    const { id, file } = model
    if ((await this.catalog()).some((one) => one.id === id || one.file === file))
      throw new CodedError('usage', `there is a model ${id} already; ${nameAnother()}`)
    await this.own.put(model, work)
    try {
      await this.pull([id], work)
    } catch (error) {
      // The file lies where it lay: there is nothing to go on with.
      if (model.sources.some(({ kind }) => kind === 'file')) await this.forget(id)
      throw error
    }
  }

  /**
   * Reads models anew, whatever is remembered of them.
   * @param ids of the catalogue; without any, all that are here
   * @throws CodedError model_unknown; AbortError
   */
  async verify(ids: readonly string[], work: ModelWork): Promise<Verdict[]> {
    const verdicts: Verdict[] = []
    for (const model of ids.length > 0 ? await this.getAll(ids) : await this.all()) {
      const { id } = model
      const path = await this.files.find(model)
      if (path === undefined) {
        if (ids.length > 0) verdicts.push({ id, state: 'missing', sha256: null })
        continue
      }
      await this.files.forgetCheck(path)
      const { sha256, sound } = await this.files.check(model, path, work)
      verdicts.push({ id, state: sound ? 'sound' : 'corrupt', sha256 })
    }
    return verdicts
  }

  /**
   * Deletes models here and in the cache, with what is left of interrupted downloads.
   * @throws CodedError model_unknown; AbortError
   */
  async remove(ids: readonly string[], { signal }: { signal: AbortSignal }): Promise<void> {
    for (const model of await this.getAll(ids)) {
      await withFileLock(this.files.lock(model), { signal }, () => this.files.remove(model))
    }
    await this.own.drop(ids, { signal })
  }

  /**
   * Of one of the user's own that has come for the first time: whether one can talk to it, how large it is, its checksum.
   * @throws CodedError file_unreadable where one cannot: it is gone then
   */
  private async lookAtOwn(model: Model, work: ModelWork): Promise<void> {
    const { id } = model
    if (isLookedAt(model) || !(await this.own.read()).some((one) => one.id === id)) return
    try {
      const sha256 = (await this.files.receipt(model))?.sha256
      const path = await this.locate(id, work)
      await this.own.put(await lookedAt(model, path, { sha256, signal: work.signal }), work)
    } catch (error) {
      if (!isAbort(error)) await this.forget(id)
      throw error
    }
  }

  /** Removes one of the user's own that could not be had, whoever called off what. */
  private forget(id: string): Promise<void> {
    return this.remove([id], { signal: new AbortController().signal })
  }

  /** What `model` is made of, unless it is made already. */
  private async missingSources(model: Model): Promise<Model[]> {
    if ((await this.files.find(model)) !== undefined) return []
    const ids = model.sources.flatMap((source) => (source.kind === 'model' ? [source.from] : []))
    return await this.getAll(ids)
  }

  private async pullOne(model: Model, work: ModelWork): Promise<void> {
    const { signal, onNotice } = work
    const { files, hub, wheels } = this
    const report = reporter(model.id, work)
    const onWait = (): void => report(null, 'waiting', 0, null)
    await withFileLock(files.lock(model), { signal, onWait }, async () => {
      const here = await files.find(model)
      const isSound = here !== undefined && (await files.check(model, here, work)).sound
      if (!isSound && !(await files.reuseCached(model, work))) {
        if (model.note !== undefined) onNotice?.(`${model.id}: ${model.note}`)
        const fetched = await acquire(model, {
          hub,
          wheels,
          locate: (id) => this.locate(id, work),
          packagesFrom: dirname(this.options.catalogFile),
          staging: files.staging(model),
          signal,
          onProgress: report,
          onFailover: (line) => {
            if (!this.told.has(line)) onNotice?.(line)
            this.told.add(line)
          },
          ...(this.options.free ? { free: this.options.free } : {}),
        })
        await files.install(model, fetched)
      }
      report(null, 'done', sizeOf(model), sizeOf(model))
    })
  }

  private async statusOf(model: Model): Promise<ModelStatus> {
    const { id, kind, licence, languages, tiers, note, parametersB } = model
    const own = !(await this.catalog()).some((one) => one.id === id)
    const known = { note, parametersB }
    const entry = { id, kind, licence, languages, tiers, default: model.default, own, ...known }
    const path = await this.files.find(model)
    if (path === undefined) {
      const absent = { state: 'missing', bytes: sizeOf(model), source: null } as const
      const { title } = model
      return { ...entry, ...absent, ...originOf(model), title, path: this.files.path(model) }
    }
    const [{ size: bytes }, receipt, checked] = await Promise.all([
      stat(path),
      this.files.receipt(model),
      this.files.recall(model, path),
    ])
    const state = checked?.sound ? 'installed' : 'unchecked'
    const title = receipt?.title ?? model.title
    const source = receipt?.source ?? null
    const origin = originOf(model, source, checked?.sha256 ?? receipt?.sha256)
    return { ...entry, ...origin, state, bytes, source, title, path }
  }

  /** The shipped models and the user's own; where both have one of the same name, the shipped one. */
  private async all(): Promise<Model[]> {
    const [shipped, own] = await Promise.all([this.catalog(), this.own.read()])
    const isFree = ({ id, file }: Model): boolean =>
      !shipped.some((one) => one.id === id || one.file === file)
    return [...shipped, ...own.filter(isFree)]
  }

  private catalog(): Promise<Model[]> {
    return (this.shipped ??= readCatalog(this.options.catalogFile))
  }

  private async get(id: string): Promise<Model> {
    const models = await this.all()
    const model = models.find((candidate) => candidate.id === id)
    if (model) return model
    const known = models.map((candidate) => candidate.id).join(', ')
    throw new CodedError('model_unknown', `there is no model '${id}'; the catalogue has ${known}`)
  }

  private async getAll(ids: readonly string[]): Promise<Model[]> {
    return Promise.all([...new Set(ids)].map((id) => this.get(id)))
  }
}
