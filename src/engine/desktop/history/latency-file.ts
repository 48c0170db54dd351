// All voice-to-voice times that are remembered: a bounded list on disk.
import { z } from 'zod'
import { JsonFile } from '../storage/json-file.ts'

/** Years of daily use; beyond it the oldest go. */
const MOST_VALUES = 5_000

export class LatencyFile {
  private times: number[] = []
  private readonly file: JsonFile

  constructor(path: string, onNotice: (text: string) => void) {
    this.file = new JsonFile(path, 'Latency figures', onNotice)
  }

  /** A file that is missing or damaged is an empty one: figures are made anew. */
  load(): void {
    const times = this.file.read((stored) => z.array(z.number()).parse(stored)) ?? []
    this.times = times.slice(-MOST_VALUES)
  }

  /** In ms, oldest first. */
  values(): readonly number[] {
    return this.times
  }

  add(valueMs: number): void {
    this.times = [...this.times, Math.round(valueMs * 10) / 10].slice(-MOST_VALUES)
    this.file.write(JSON.stringify(this.times))
  }

  forget(): void {
    this.times = []
    this.file.write('[]')
  }

  /** Resolves when all that was added is on disk. */
  async written(): Promise<void> {
    await this.file.written()
  }
}
