// One small JSON file that the program keeps for itself: read once, written whole, one write after the other.
import { basename, dirname } from 'node:path'
import { existsSync, readFileSync, renameSync, statSync } from 'node:fs'
import { writeFile } from 'atomically'
import { CodedError } from '../../../shared/coded-error.ts'
import type { SealedPlace } from '../sealing/convert-files.ts'
import { PLAIN, type Sealer } from '../sealing/sealer.ts'
import { InOrder } from './in-order.ts'

/** None of ours comes near; a larger one is something else. */
const MOST_BYTES = 16 * 1024 * 1024
const MOST_ASIDE = 9

export class JsonFile {
  private readonly order = new InOrder()
  /** What stands in the file was not taken up, or not all of it: the first write moves it aside instead of over it. */
  private keepsOld = false

  /**
   * @param what is kept in it, as a sentence begins with it
   * @param onNotice told in one line of what could not be read or saved, and where the old file is kept
   */
  constructor(
    private readonly path: string,
    private readonly what: string,
    private readonly onNotice: (text: string) => void,
    private readonly sealer: Sealer = PLAIN,
  ) {}

  /** For whoever seals or opens what is there, with what was moved aside. */
  get place(): SealedPlace {
    const { path, order } = this
    const isOurs = (name: string): boolean => name === basename(path)
    return { folder: dirname(path), isOurs, form: 'file', order }
  }

  /**
   * A damaged file is moved aside. One that cannot be read (no permission, a folder in its place, a failing disk, no key) stays:
   * it may be readable the next time; the first write moves it aside.
   * @param parse checks what stands in the file, and throws where it is something else
   * @returns undefined where the file is missing, damaged or refused by `parse`
   */
  read<Value>(parse: (stored: unknown) => Value): Value | undefined {
    const stored = this.stored()
    if (stored === undefined) return undefined
    try {
      return parse(JSON.parse(this.sealer.open(stored, this.path).toString()))
    } catch (error) {
      if (error instanceof CodedError && error.code === 'sealed_locked') return this.kept(error)
      this.keepsOld = true
      try {
        const aside = this.moveAside()
        this.onNotice(
          `${this.what} could not be read: the file was damaged. It is kept as ${aside}.`,
        )
      } catch (error) {
        const why = (error as Error).message
        this.onNotice(`${this.what} could not be read: the file is damaged (${why}).`)
      }
      return undefined
    }
  }

  /** Something in the file was not understood: it is not to be lost to the next write. */
  keepOld(): void {
    this.keepsOld = true
  }

  /** Writes `text` atomically, after what is being written already; never throws. */
  write(text: string): void {
    void this.order
      .run(() => {
        const content = Buffer.from(this.sealer.seal(text, this.path))
        if (this.keepsOld) this.moveAside()
        return writeFile(this.path, content)
      })
      .catch((error: Error) => this.onNotice(`${this.what} could not be saved: ${error.message}`))
  }

  /** Resolves when all that was written is on disk. */
  async written(): Promise<void> {
    await this.order.done()
  }

  private stored(): Buffer | undefined {
    try {
      const found = statSync(this.path)
      // A pipe would be waited for until somebody writes.
      if (!found.isFile()) throw new Error('it is not a file')
      if (found.size > MOST_BYTES) throw new Error('it is far too large')
      return readFileSync(this.path)
    } catch (error) {
      if (isMissing(error)) return undefined
      return this.kept(error as Error)
    }
  }

  private kept(why: Error): undefined {
    this.keepsOld = true
    this.onNotice(`${this.what} could not be read (${why.message}). What is there is kept.`)
  }

  /** @returns where the old file is now. @throws Error where it cannot be moved */
  private moveAside(): string {
    const names = Array.from({ length: MOST_ASIDE }, (_, i) => asideOf(this.path, i))
    const aside = names.find((name) => !existsSync(name)) ?? names.at(-1)!
    try {
      renameSync(this.path, aside)
    } catch (error) {
      if (!isMissing(error)) throw error
    }
    this.keepsOld = false
    return aside
  }
}

function isMissing(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')
}

/** e.g. settings.unreadable.json, settings.unreadable-2.json */
function asideOf(path: string, index: number): string {
  return path.replace(/(\.json)?$/, `.unreadable${index === 0 ? '' : `-${index + 1}`}.json`)
}
