// All voice-to-voice times that are remembered: a bounded list on disk.
import { readFileSync } from 'node:fs'
import { writeFile } from 'atomically'
import { z } from 'zod'

/** Years of daily use; beyond it the oldest go. */
const MOST_VALUES = 5_000

export class LatencyFile {
  private times: number[] = []
  private writing: Promise<void> = Promise.resolve()

  constructor(
    private readonly path: string,
    private readonly onNotice: (text: string) => void,
  ) {}

  /** A file that is missing or damaged is an empty one: figures are made anew. */
  load(): void {
    try {
      const times = z.array(z.number()).parse(JSON.parse(readFileSync(this.path, 'utf8')))
      this.times = times.slice(-MOST_VALUES)
    } catch {
      this.times = []
    }
  }

  /** In ms, oldest first. */
  values(): readonly number[] {
    return this.times
  }

  add(valueMs: number): void {
    this.times = [...this.times, Math.round(valueMs * 10) / 10].slice(-MOST_VALUES)
    const text = JSON.stringify(this.times)
    this.writing = this.writing
      .then(() => writeFile(this.path, text))
      .catch((error: Error) =>
        this.onNotice(`Latency figures could not be saved: ${error.message}`),
      )
  }

  /** Resolves when all that was added is on disk. */
  async written(): Promise<void> {
    await this.writing
  }
}
