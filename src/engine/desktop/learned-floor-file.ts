// What was learned of this user's pauses on disk, beside the settings: numbers only, never words.
import { z } from 'zod'
import { JsonFile } from './storage/json-file.ts'
import { LearnedFloor, LONGEST_PAUSE_MS } from '../conversation/turn-taking/learned-floor.ts'

const StoredPauses = z.object({
  /** As `LearnedFloor.pausesMs`. */
  pausesMs: z.array(z.number().min(0).max(LONGEST_PAUSE_MS)),
})

export class LearnedFloorFile {
  /** What it learns is written at once. */
  readonly floor = new LearnedFloor((pausesMs) =>
    this.file.write(`${JSON.stringify({ pausesMs })}\n`),
  )
  private readonly file: JsonFile

  constructor(path: string, onNotice: (text: string) => void) {
    this.file = new JsonFile(path, 'What was learned of your pauses', onNotice)
  }

  /** From a file that is missing or damaged nothing is known: it is learned anew. */
  load(): void {
    this.floor.remember(this.file.read((stored) => StoredPauses.parse(stored))?.pausesMs ?? [])
  }

  /** Resolves when all that was learned is on disk. */
  async written(): Promise<void> {
    await this.file.written()
  }
}
