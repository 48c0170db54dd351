// Timers and reminders on disk, beside the settings: what runs, until it is due or cancelled.
import { z } from 'zod'
import type { ScheduleEntry, ScheduleStore } from '../conversation/tools/schedule.ts'
import type { SealedPlace } from './sealing/convert-files.ts'
import { PLAIN, type Sealer } from './sealing/sealer.ts'
import { JsonFile } from './storage/json-file.ts'

const StoredEntry = z.object({
  id: z.string().min(1).max(40),
  kind: z.enum(['timer', 'reminder']),
  /** ISO 8601, UTC. */
  dueAt: z.iso.datetime(),
  label: z.string().max(500).optional(),
  durationMs: z.number().positive().optional(),
})
/** One entry that means nothing does not cost the others. */
const StoredSchedule = z.object({ running: z.array(z.unknown()) })

export class ScheduleFile implements ScheduleStore {
  private readonly file: JsonFile

  constructor(
    path: string,
    private readonly onNotice: (text: string) => void,
    sealer: Sealer = PLAIN,
  ) {
    this.file = new JsonFile(path, 'Timers and reminders', onNotice, sealer)
  }

  /** For whoever seals or opens what is there. */
  get place(): SealedPlace {
    return this.file.place
  }

  /** From a file that is missing or damaged nothing runs. */
  read(): readonly ScheduleEntry[] {
    const stored = this.file.read((value) => StoredSchedule.parse(value))?.running ?? []
    const entries = stored.flatMap((value) => {
      const { data } = StoredEntry.safeParse(value)
      if (!data) return []
      const { id, kind, dueAt, label, durationMs } = data
      const optional = { ...(label !== undefined && { label }), ...(durationMs && { durationMs }) }
      return [{ id, kind, dueAt: new Date(dueAt), ...optional }]
    })
    const lost = stored.length - entries.length
    if (lost > 0) {
      this.file.keepOld()
      this.onNotice(`${lost} of your timers and reminders could not be read.`)
    }
    return entries
  }

  write(entries: readonly ScheduleEntry[]): void {
    this.file.write(`${JSON.stringify({ running: entries })}\n`)
  }

  /** Resolves when all that was written is on disk. */
  async written(): Promise<void> {
    await this.file.written()
  }
}
