// What language models and recognisers were measured to take on this machine, and how good their words are: one small
// file beside the weights.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { replaceFile } from '../../models/file-io.ts'
import { withFileLock } from '../../models/file-lock.ts'
import { isSameMachine, type Machine } from './machine.ts'

const time = z.number().finite().min(0)

const measured = {
  /** Of the weights: others under the same id were not measured. */
  sha256: z.string(),
  machine: z.object({ cpu: z.string(), cores: z.number(), memoryGb: z.number() }),
  /** ISO 8601. */
  measured_at: z.string(),
  /** The most that its process had in memory; null where it did not say. */
  memory_bytes: z.number().nullable(),
  /** Foretold of a short question, hands-free, with `balanced`'s other models. */
  voice_to_voice_ms: time,
}

const measuredModel = z.object({
  ...measured,
  /** Of every start but the first, which has to read the whole prompt. */
  load_ms: time,
  /** Behind a question whose beginning was read while it was spoken. */
  first_token_ms: time,
  tokens_per_second: time,
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

const wordErrors = z.object({ words: z.number().int(), errors: z.number().int() })
/** Of the questions that came with Parley, as they are and under noise as loud as they. */
const misheard = z.object({ quiet: wordErrors, noise: wordErrors })

const measuredRecogniser = z.object({
  ...measured,
  /** Of its process, in which the tier's own recognisers stand beside it. */
  load_ms: time,
  /** Of speech of 3 and of 10 seconds. */
  clip_3s_ms: time,
  clip_10s_ms: time,
  /** As `voice_to_voice_ms`, with the recognisers of `balanced`. */
  usual_voice_to_voice_ms: time,
  misheard,
  /** By the recognisers of `balanced`. */
  usual_misheard: misheard,
})

export type MeasuredModel = z.infer<typeof measuredModel>
export type MeasuredRecogniser = z.infer<typeof measuredRecogniser>
/** By catalogue id. */
export type MeasuredModels = Readonly<Record<string, MeasuredModel>>
export type MeasuredRecognisers = Readonly<Record<string, MeasuredRecogniser>>
type Measured = MeasuredModel | MeasuredRecogniser
const anything = z.record(z.string(), z.unknown())

/** Whether no turn waits longer for having been longer. */
export function isFasterThanSpeech({
  clip_10s_ms,
}: Pick<MeasuredRecogniser, 'clip_10s_ms'>): boolean {
  return clip_10s_ms <= 10_000
}

export class MeasuredModelsFile {
  private readonly path: string
  private readonly lock: string

  constructor(cacheFolder: string) {
    this.path = join(cacheFolder, 'measured-models.json')
    this.lock = join(cacheFolder, 'locks', 'measured-models.lock')
  }

  /**
   * Language models that were measured on `machine`; none where there is no file, or a damaged one: then they are
   * measured anew.
   */
  async read(machine: Machine): Promise<MeasuredModels> {
    return await this.those(machine, measuredModel)
  }

  /** Recognisers, likewise. */
  async recognisers(machine: Machine): Promise<MeasuredRecognisers> {
    return await this.those(machine, measuredRecogniser)
  }

  /** @throws CodedError disk_full; AbortError */
  async save(id: string, measured: Measured, options: { signal: AbortSignal }): Promise<void> {
    await withFileLock(this.lock, options, async () => {
      const all = { ...(await this.all()), [id]: measured }
      await replaceFile(this.path, `${JSON.stringify(all, null, 2)}\n`)
    })
  }

  private async those<Kind extends Measured>(
    machine: Machine,
    schema: z.ZodType<Kind>,
  ): Promise<Readonly<Record<string, Kind>>> {
    const found: Record<string, Kind> = {}
    for (const [id, one] of Object.entries(await this.all())) {
      const { data } = schema.safeParse(one)
      if (data && isSameMachine(data.machine, machine)) found[id] = data
    }
    return found
  }

  /** Whatever stands there: what this version does not know is another's, and stays. */
  private async all(): Promise<Readonly<Record<string, unknown>>> {
    try {
      return anything.parse(JSON.parse(await readFile(this.path, 'utf8')))
    } catch {
      return {}
    }
  }
}
