// The measurement of this machine on disk, beside the settings.
import { readFileSync } from 'node:fs'
import { writeFile } from 'atomically'
import { z } from 'zod'
import { RELATIVE_COST, type StageFigures } from './choose-tier.ts'
import { isSameMachine, type Machine } from './machine.ts'

const time = z.number().finite().min(0)

const StoredProfile = z.object({
  machine: z.object({ cpu: z.string(), cores: z.number(), memoryGb: z.number() }),
  figures: z.object({
    llm: z.string().refine((id) => Object.hasOwn(RELATIVE_COST, id)),
    sttMs: time,
    firstTokenMs: time,
    tokenMs: time,
    firstAudioMs: time,
    realTimeFactor: time,
  }),
  /** ISO 8601. */
  measuredAt: z.string(),
})

export class ProfileFile {
  private stored: StageFigures | undefined
  private writing: Promise<void> = Promise.resolve()

  constructor(
    private readonly path: string,
    private readonly machine: Machine,
    private readonly onNotice: (text: string) => void,
  ) {}

  /** What was measured on this machine; nothing where it has to be measured (anew). */
  get figures(): StageFigures | undefined {
    return this.stored
  }

  /** A file that is missing, damaged, or of another machine is none. */
  load(): void {
    try {
      const { machine, figures } = StoredProfile.parse(JSON.parse(readFileSync(this.path, 'utf8')))
      this.stored = isSameMachine(machine, this.machine) ? figures : undefined
    } catch {
      this.stored = undefined
    }
  }

  /** Takes `figures` up at once and writes them. */
  save(figures: StageFigures, now: Date): void {
    this.stored = figures
    const profile = { machine: this.machine, figures, measuredAt: now.toISOString() }
    const text = `${JSON.stringify(profile, null, 2)}\n`
    this.writing = this.writing
      .then(() => writeFile(this.path, text))
      .catch((error: Error) =>
        this.onNotice(`The measurement of this computer could not be saved: ${error.message}`),
      )
  }

  /** Resolves when all that was saved is on disk. */
  async written(): Promise<void> {
    await this.writing
  }
}
