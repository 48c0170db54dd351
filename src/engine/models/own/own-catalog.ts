// The user's own models: a catalogue of the same form as the shipped one, in the user's folder beside the weights.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CodedError } from '../../../shared/coded-error.ts'
import { parseCatalog, whyUnusable, type Model } from '../catalog.ts'
import { replaceFile } from '../file-io.ts'
import { withFileLock } from '../file-lock.ts'

export class OwnCatalog {
  readonly path: string
  private readonly lock: string

  constructor(cacheFolder: string) {
    this.path = join(cacheFolder, 'own-models.json')
    this.lock = join(cacheFolder, 'locks', 'own-models.lock')
  }

  /** Read anew each time: another process, such as the command line, may have changed it. */
  async read(): Promise<Model[]> {
    // A damaged list must not take the shipped models along; who wants to change it is told.
    return this.models().catch(() => [])
  }

  /** Adds `model`, or replaces the one of its id. @throws CodedError file_unreadable, disk_full; AbortError */
  async put(model: Model, options: { signal: AbortSignal }): Promise<void> {
    await this.change(options, (models) => [...models.filter(({ id }) => id !== model.id), model])
  }

  /** @throws as put */
  async drop(ids: readonly string[], options: { signal: AbortSignal }): Promise<void> {
    if (!(await this.read()).some(({ id }) => ids.includes(id))) return
    await this.change(options, (models) => models.filter(({ id }) => !ids.includes(id)))
  }

  private async change(
    options: { signal: AbortSignal },
    changed: (models: Model[]) => Model[],
  ): Promise<void> {
    await withFileLock(this.lock, options, async () => {
      const models = changed(await this.models())
      await replaceFile(this.path, `${JSON.stringify({ models }, null, 2)}\n`)
    })
  }

  private async models(): Promise<Model[]> {
    let text: string
    try {
      text = await readFile(this.path, 'utf8')
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
      throw this.unusable(error)
    }
    try {
      return parseCatalog(text)
    } catch (error) {
      throw this.unusable(error)
    }
  }

  private unusable(cause: unknown): CodedError {
    const text = `your own models' list ${this.path} cannot be used: ${whyUnusable(cause)}; mend it or delete it`
    return new CodedError('file_unreadable', text, { cause })
  }
}
