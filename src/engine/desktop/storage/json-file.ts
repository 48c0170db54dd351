// One small JSON file that the program keeps for itself: read once, written whole, one write after the other.
import { existsSync, readFileSync, renameSync, statSync } from 'node:fs'
import { writeFile } from 'atomically'

/** None of ours comes near; a larger one is something else. */
const MOST_BYTES = 16 * 1024 * 1024
const MOST_ASIDE = 9

export class JsonFile {
  private writing: Promise<void> = Promise.resolve()
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
  ) {}

  /**
   * A damaged file is moved aside. One that cannot be read (no permission, a folder in its place, a failing disk) stays:
   * it may be readable the next time; the first write moves it aside.
   * @param parse checks what stands in the file, and throws where it is something else
   * @returns undefined where the file is missing, damaged or refused by `parse`
   */
  read<Value>(parse: (stored: unknown) => Value): Value | undefined {
    const text = this.text()
    if (text === undefined) return undefined
    try {
      return parse(JSON.parse(text))
    } catch {
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
    this.writing = this.writing
      .then(() => {
        if (this.keepsOld) this.moveAside()
        return writeFile(this.path, text)
      })
      .catch((error: Error) => this.onNotice(`${this.what} could not be saved: ${error.message}`))
  }

  /** Resolves when all that was written is on disk. */
  async written(): Promise<void> {
    await this.writing
  }

  private text(): string | undefined {
    try {
      const found = statSync(this.path)
      // A pipe would be waited for until somebody writes.
      if (!found.isFile()) throw new Error('it is not a file')
      if (found.size > MOST_BYTES) throw new Error('it is far too large')
      return readFileSync(this.path, 'utf8')
    } catch (error) {
      if (isMissing(error)) return undefined
      this.keepsOld = true
      const why = (error as Error).message
      this.onNotice(`${this.what} could not be read (${why}). What is there is kept.`)
      return undefined
    }
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
