// The files of models: where they lie, which weights they are, and whether they are sound.
import { mkdir, readFile, realpath, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { CodedError, isAbort } from '../../shared/coded-error.ts'
import type { Model, Source } from './catalog.ts'
import { hashFile, replaceFile } from './file-io.ts'
import { isSameFile, linkFile, moveFolderAside } from './link-file.ts'
import { reporter, type ModelWork } from './model-status.ts'
import { VerifiedFiles } from './verified-files.ts'

const receiptShape = z.object({
  sha256: z.string(),
  source: z.enum(['hub', 'pypi', 'npm', 'model', 'file']),
  title: z.string(),
})

/** What was installed. */
export type Receipt = z.infer<typeof receiptShape>

export interface Checked {
  sha256: string
  /** Whether it is one of the files that the catalogue allows here. */
  sound: boolean
}

export class ModelFiles {
  private readonly verified: VerifiedFiles

  constructor(private readonly folders: { models: string; cache: string }) {
    this.verified = new VerifiedFiles(join(folders.cache, 'verified'))
  }

  /** Where the engine looks for the model. */
  path({ file }: Model): string {
    return join(this.folders.models, file)
  }

  staging({ id }: Model): string {
    return join(this.folders.cache, 'staging', id)
  }

  lock({ id }: Model): string {
    return join(this.folders.cache, 'locks', `${id}.lock`)
  }

  /** Where the model is now; one that only the cache has is linked into the models folder. */
  async find(model: Model): Promise<string | undefined> {
    if (await exists(this.path(model))) return this.path(model)
    const cached = this.cached(model)
    return (await exists(cached)) ? this.linkTo(cached, model) : undefined
  }

  /** A sound copy in the cache, linked into the models folder. */
  async reuseCached(model: Model, work: ModelWork): Promise<boolean> {
    const cached = this.cached(model)
    if (!(await exists(cached)) || !(await this.check(model, cached, work)).sound) return false
    await this.linkTo(cached, model)
    return true
  }

  /** Moves a fetched file into the cache and links it, replacing what was there. */
  async install(
    model: Model,
    fetched: { path: string; sha256: string; source: Source },
  ): Promise<void> {
    const { path, sha256, source } = fetched
    const cached = this.cached(model)
    await mkdir(dirname(cached), { recursive: true })
    await moveFolderAside(cached)
    await rename(path, cached)
    const receipt: Receipt = { sha256, source: source.kind, title: source.title ?? model.title }
    await replaceFile(receiptOf(cached), JSON.stringify(receipt))
    await this.verified.remember(await this.linkTo(cached, model), sha256)
    await rm(this.staging(model), { recursive: true, force: true })
  }

  async remove(model: Model): Promise<void> {
    for (const path of [this.path(model), this.cached(model)]) {
      await this.verified.forget(path)
      await rm(path, { force: true })
    }
    await rm(receiptOf(this.cached(model)), { force: true })
    await rm(this.staging(model), { recursive: true, force: true })
  }

  async receipt(model: Model): Promise<Receipt | undefined> {
    try {
      // A link may lead into another cache (PARLEY_CACHE was changed): the receipt lies beside the weights.
      const beside = receiptOf(await realpath(this.path(model)).catch(() => this.cached(model)))
      const text = await readFile(beside, 'utf8').catch(() =>
        readFile(receiptOf(this.cached(model)), 'utf8'),
      )
      return receiptShape.parse(JSON.parse(text))
    } catch {
      return undefined // never installed by us, or an unreadable note: the checksum decides
    }
  }

  /** What an earlier check of this very file found; undefined where there was none. */
  async recall(model: Model, path: string): Promise<Checked | undefined> {
    const sha256 = await this.verified.recall(path)
    return sha256 === undefined ? undefined : { sha256, sound: await this.isAllowed(model, sha256) }
  }

  /**
   * Checks a file, reading it only where it was not checked before or was touched since.
   * @throws CodedError model_corrupt where it cannot be read, a folder for one; AbortError
   */
  async check(model: Model, path: string, work: ModelWork): Promise<Checked> {
    const known = await this.recall(model, path)
    if (known) return known
    const report = reporter(model.id, work)
    // What is no file has no content that could be right; a pipe would be waited for.
    if (!(await stat(path)).isFile()) return { sha256: 'no file', sound: false }
    const sha256 = await this.hash(path, work.signal, (done, total) =>
      report(null, 'verifying', done, total),
    ).catch((error: unknown) => {
      if (isAbort(error)) throw error
      const why = error instanceof Error ? error.message : String(error)
      const text = `the model ${model.id} cannot be read (${why}); remove ${path} and fetch it again`
      throw new CodedError('model_corrupt', text, { cause: error })
    })
    const sound = await this.isAllowed(model, sha256)
    if (sound) await this.verified.remember(path, sha256)
    return { sha256, sound }
  }

  private async hash(
    path: string,
    signal: AbortSignal,
    onBytes: (done: number, total: number) => void,
  ): Promise<string> {
    const { size } = await stat(path)
    const { hash } = await hashFile(path, { signal, onBytes: (done) => onBytes(done, size) })
    return hash.digest('hex')
  }

  async forgetCheck(path: string): Promise<void> {
    await this.verified.forget(path)
  }

  /** A source without a checksum in the catalogue vouches for the very file that was installed from it. */
  private async isAllowed(model: Model, sha256: string): Promise<boolean> {
    const receipt = await this.receipt(model)
    return model.sources.some((source) =>
      source.sha256 === null
        ? receipt?.source === source.kind && receipt.sha256 === sha256
        : source.sha256 === sha256,
    )
  }

  private async linkTo(cached: string, model: Model): Promise<string> {
    const path = this.path(model)
    try {
      await linkFile(cached, path)
    } catch (error) {
      // An installed application's folder may be read-only: then the cache itself serves.
      if ((await exists(path)) && !(await isSameFile(cached, path))) throw error
      return cached
    }
    return path
  }

  private cached({ file }: Model): string {
    return join(this.folders.cache, 'models', file)
  }
}

function receiptOf(weights: string): string {
  return `${weights}.receipt.json`
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
