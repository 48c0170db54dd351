// A download in progress: the bytes so far, and which version of the file they belong to.
import { readFile, rm, stat } from 'node:fs/promises'
import { replaceFile } from '../file-io.ts'

export class PartFile {
  constructor(readonly path: string) {}

  async bytes(): Promise<number> {
    return (await stat(this.path).catch(() => undefined))?.size ?? 0
  }

  /** Bytes that may be kept: all of them where they are of the version with this entity tag, else none. */
  async resumable(entityTag: string | null): Promise<number> {
    const had = await readFile(this.tagPath, 'utf8').catch(() => undefined)
    return entityTag !== null && had === entityTag ? this.bytes() : 0
  }

  /** Notes the version that is being written. */
  async begin(entityTag: string | null): Promise<void> {
    await replaceFile(this.tagPath, entityTag ?? '')
  }

  async remove(): Promise<void> {
    await rm(this.path, { force: true })
    await rm(this.tagPath, { force: true })
  }

  private get tagPath(): string {
    return `${this.path}.etag`
  }
}
