// The model manager in a process of its own while it fetches, converts or hashes: a gigabyte of sha256 on the main
// thread would hold up window and hotkey. Without work there is no process.
import { isAbsolute, join } from 'node:path'
import { thisMachine } from '../figures/profile/machine.ts'
import {
  MeasuredModelsFile,
  type MeasuredModels,
  type MeasuredRecognisers,
} from '../figures/profile/measured-models.ts'
import type { Model } from '../models/catalog.ts'
import type { ModelStatus, ModelWork, Verdict } from '../models/model-status.ts'
import { ModelStore, type ModelStoreOptions } from '../models/model-store.ts'
import type { OwnOffer } from '../models/own/own-offer.ts'
import { EngineProcess } from '../stages/worker/engine-process.ts'
import type { Spawn } from '../stages/worker/worker-life.ts'
import type { DesktopOptions } from './desktop-options.ts'
import type { ModelsMethods, ModelsTold } from './models-methods.ts'

/** After a call was called off, for what it had started to end. */
const SETTLE_WITHIN_MS = 3_000

export interface ModelsProcessOptions extends ModelsMethodsFolders {
  spawn: Spawn
  /** Absolute path of the bundled `models.worker.js`. */
  workerFile: string
  /** Before the first download: until then nothing may look for a network. */
  beforeDownload?: () => Promise<void>
}

/** The app's, from where it keeps its things. */
export function modelsOf({
  places,
  spawn,
  beforeDownload,
}: Pick<DesktopOptions, 'places' | 'spawn' | 'beforeDownload'>): ModelsProcess {
  const workerFile = join(places.workersFolder, 'models.worker.js')
  return new ModelsProcess({
    ...places,
    workerFile,
    spawn,
    ...(beforeDownload && { beforeDownload }),
  })
}

type ModelsMethodsFolders = Pick<ModelStoreOptions, 'catalogFile' | 'modelsFolder' | 'cacheFolder'>

/** Does what ModelStore does, and leaves to one what takes no time. */
export class ModelsProcess {
  private readonly store: ModelStore
  private process: EngineProcess<ModelsMethods> | undefined
  private users = 0

  constructor(private readonly options: ModelsProcessOptions) {
    this.store = new ModelStore(options)
  }

  status(): Promise<ModelStatus[]> {
    return this.store.status()
  }

  remove(ids: readonly string[], options: { signal: AbortSignal }): Promise<void> {
    return this.store.remove(ids, options)
  }

  /** @throws as ModelStore.pull; CodedError engine_died where the process ends */
  async pull(ids: readonly string[], work: ModelWork): Promise<void> {
    await this.options.beforeDownload?.()
    await this.run('pull', { ids }, work)
  }

  /** A file on this computer needs no network, and none is opened for it. @throws as ModelStore.offer; CodedError engine_died */
  async offer(wanted: string, { signal }: { signal: AbortSignal }): Promise<OwnOffer> {
    if (!isAbsolute(wanted)) await this.options.beforeDownload?.() // the hub is asked
    return await this.run('offer', { wanted }, { signal })
  }

  /** @throws as ModelStore.add; CodedError engine_died */
  async add(model: Model, work: ModelWork): Promise<void> {
    const isHere = model.sources.every(({ kind }) => kind === 'file')
    if (!isHere) await this.options.beforeDownload?.()
    await this.run('add', { model }, work)
  }

  /** What language models were measured to take on this computer. */
  measured(): Promise<MeasuredModels> {
    return new MeasuredModelsFile(this.options.cacheFolder).read(thisMachine())
  }

  /** The same of recognisers. */
  recognisers(): Promise<MeasuredRecognisers> {
    return new MeasuredModelsFile(this.options.cacheFolder).recognisers(thisMachine())
  }

  /** @throws as ModelStore.verify; CodedError engine_died */
  verify(ids: readonly string[], work: ModelWork): Promise<Verdict[]> {
    return this.run('verify', { ids }, work)
  }

  /** @throws as ModelStore.locate; CodedError engine_died */
  async locate(id: string, work: ModelWork): Promise<string> {
    const status = (await this.store.status()).find((model) => model.id === id)
    // What was checked before is known by a glance; what was not has to be read.
    return status?.state === 'unchecked'
      ? await this.run('locate', { id }, work)
      : await this.store.locate(id, work)
  }

  private async run<Name extends 'pull' | 'verify' | 'locate' | 'offer' | 'add'>(
    method: Name,
    params: ModelsMethods[Name]['params'],
    { signal, onProgress, onNotice }: ModelWork,
  ): Promise<ModelsMethods[Name]['result']> {
    const process = this.open()
    try {
      const chunks = process.stream(method, params, { signal })
      for (;;) {
        const step = await chunks.next()
        if (step.done) return step.value
        const told: ModelsTold = step.value
        if ('progress' in told) onProgress?.(told.progress)
        else onNotice?.(told.notice)
      }
    } finally {
      if (signal.aborted) {
        const within = { signal: AbortSignal.timeout(SETTLE_WITHIN_MS) }
        await process.call('settle', undefined, within).catch(() => {}) // it is ended anyhow
      }
      await this.leave(process)
    }
  }

  private open(): EngineProcess<ModelsMethods> {
    this.users++
    const { spawn, workerFile, catalogFile, modelsFolder, cacheFolder } = this.options
    return (this.process ??= new EngineProcess<ModelsMethods>({
      name: 'models',
      file: workerFile,
      spawn,
      load: { catalogFile, modelsFolder, cacheFolder },
    }))
  }

  private async leave(process: EngineProcess<ModelsMethods>): Promise<void> {
    this.users--
    if (this.users > 0) return
    this.process = undefined
    await process.close()
  }
}
