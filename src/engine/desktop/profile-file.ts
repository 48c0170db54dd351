// The measurement of this machine on disk, beside the settings.
import { z } from 'zod'
import { JsonFile } from './storage/json-file.ts'
import { RELATIVE_COST, type StageFigures } from '../figures/profile/choose-tier.ts'
import { isSameMachine, type Machine } from '../figures/profile/machine.ts'

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
  private readonly file: JsonFile

  constructor(
    path: string,
    private readonly machine: Machine,
    onNotice: (text: string) => void,
  ) {
    this.file = new JsonFile(path, 'The measurement of this computer', onNotice)
  }

  /** What was measured on this machine; nothing where it has to be measured (anew). */
  get figures(): StageFigures | undefined {
    return this.stored
  }

  /** A file that is missing, damaged, or of another machine is none. */
  load(): void {
    const profile = this.file.read((stored) => StoredProfile.parse(stored))
    this.stored =
      profile && isSameMachine(profile.machine, this.machine) ? profile.figures : undefined
  }

  /** Takes `figures` up at once and writes them. */
  save(figures: StageFigures, now: Date): void {
    this.stored = figures
    const profile = { machine: this.machine, figures, measuredAt: now.toISOString() }
    this.file.write(`${JSON.stringify(profile, null, 2)}\n`)
  }

  /** Resolves when all that was saved is on disk. */
  async written(): Promise<void> {
    await this.file.written()
  }
}
