// What was learned of this user's pauses on disk, beside the settings: numbers only, never words.
import { readFileSync } from 'node:fs'
import { writeFile } from 'atomically'
import { z } from 'zod'
import { LearnedFloor, LONGEST_PAUSE_MS } from './learned-floor.ts'

const StoredPauses = z.object({
  /** As `LearnedFloor.pausesMs`. */
  pausesMs: z.array(z.number().min(0).max(LONGEST_PAUSE_MS)),
})

export class LearnedFloorFile {
  /** What it learns is written at once. */
  readonly floor = new LearnedFloor((pausesMs) => this.save(pausesMs))
  private writing: Promise<void> = Promise.resolve()

  constructor(
    private readonly path: string,
    private readonly onNotice: (text: string) => void,
  ) {}

  /** From a file that is missing or damaged nothing is known: it is learned anew. */
  load(): void {
    try {
      const { pausesMs } = StoredPauses.parse(JSON.parse(readFileSync(this.path, 'utf8')))
      this.floor.remember(pausesMs)
    } catch {
      this.floor.remember([])
    }
  }

  /** Resolves when all that was learned is on disk. */
  async written(): Promise<void> {
    await this.writing
  }

  private save(pausesMs: readonly number[]): void {
    const text = `${JSON.stringify({ pausesMs })}\n`
    this.writing = this.writing
      .then(() => writeFile(this.path, text))
      .catch((error: Error) =>
        this.onNotice(`What was learned of your pauses could not be saved: ${error.message}`),
      )
  }
}
