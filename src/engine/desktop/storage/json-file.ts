// One small JSON file that the program keeps for itself: read once, written whole, one write after the other.
import { readFileSync } from 'node:fs'
import { writeFile } from 'atomically'

export class JsonFile {
  private writing: Promise<void> = Promise.resolve()

  /**
   * @param what is kept in it, as a sentence begins with it
   * @param onNotice told in one line of what could not be saved
   */
  constructor(
    private readonly path: string,
    private readonly what: string,
    private readonly onNotice: (text: string) => void,
  ) {}

  /**
   * @param parse checks what stands in the file, and throws where it is something else
   * @returns undefined where the file is missing, damaged or refused by `parse`
   */
  read<Value>(parse: (stored: unknown) => Value): Value | undefined {
    try {
      return parse(JSON.parse(readFileSync(this.path, 'utf8')))
    } catch {
      return undefined
    }
  }

  /** Writes `text` atomically, after what is being written already; never throws. */
  write(text: string): void {
    this.writing = this.writing
      .then(() => writeFile(this.path, text))
      .catch((error: Error) => this.onNotice(`${this.what} could not be saved: ${error.message}`))
  }

  /** Resolves when all that was written is on disk. */
  async written(): Promise<void> {
    await this.writing
  }
}
