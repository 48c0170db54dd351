// What language models were measured to take on this machine, and how good their replies are: one small file beside
// the weights.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { replaceFile } from '../../models/file-io.ts'
import { withFileLock } from '../../models/file-lock.ts'
import { isSameMachine, type Machine } from './machine.ts'

const time = z.number().finite().min(0)

const measuredModel = z.object({
  /** Of the weights: others under the same id were not measured. */
  sha256: z.string(),
  machine: z.object({ cpu: z.string(), cores: z.number(), memoryGb: z.number() }),
  /** ISO 8601. */
  measured_at: z.string(),
  /** Of every start but the first, which has to read the whole prompt. */
  load_ms: time,
  /** Behind a question whose beginning was read while it was spoken. */
  first_token_ms: time,
  tokens_per_second: time,
  /** The most that its process had in memory; null where it did not say. */
  memory_bytes: z.number().nullable(),
  /** Foretold of a short question, hands-free, with the recognisers of `balanced`. */
  voice_to_voice_ms: time,
  /** Whether speech made of its words never runs dry. */
  keeps_up: z.boolean(),
  /** A few typed dialogues of `bench talk`; null where they were not held. */
  talk: z
    .object({
      turns: z.number().int(),
      /** Shares 0…1 of the turns. */
      right: z.number(),
      refusals: z.number(),
      false_claims: z.number().int(),
      leaks: z.number().int(),
    })
    .nullable(),
})

export type MeasuredModel = z.infer<typeof measuredModel>
/** By catalogue id. */
export type MeasuredModels = Readonly<Record<string, MeasuredModel>>

export class MeasuredModelsFile {
  private readonly path: string
  private readonly lock: string

  constructor(cacheFolder: string) {
    this.path = join(cacheFolder, 'measured-models.json')
    this.lock = join(cacheFolder, 'locks', 'measured-models.lock')
  }

  /** Those of `machine`; none where there is no file, or a damaged one: then they are measured anew. */
  async read(machine: Machine): Promise<MeasuredModels> {
    const all = Object.entries(await this.all())
    return Object.fromEntries(all.filter(([, one]) => isSameMachine(one.machine, machine)))
  }

  /** @throws CodedError disk_full; AbortError */
  async save(id: string, measured: MeasuredModel, options: { signal: AbortSignal }): Promise<void> {
    await withFileLock(this.lock, options, async () => {
      const all = { ...(await this.all()), [id]: measured }
      await replaceFile(this.path, `${JSON.stringify(all, null, 2)}\n`)
    })
  }

  private async all(): Promise<MeasuredModels> {
    try {
      const stored: unknown = JSON.parse(await readFile(this.path, 'utf8'))
      return z.record(z.string(), measuredModel).parse(stored)
    } catch {
      return {}
    }
  }
}
