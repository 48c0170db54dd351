// One side of a comparison: settings to be played, or the figures of a run that is over. The content decides.
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { z } from 'zod'
import { CodedError, isAbort } from '../../../shared/coded-error.ts'
import { checkFlags, type FlagChoice } from '../../../shared/flags.ts'
import { SPEAKING_SPEED } from '../../../shared/speaking-speed.ts'
import { TIER_NAMES } from '../../../shared/tier.ts'

const Settings = z.strictObject({
  tier: z.enum(TIER_NAMES).default('balanced'),
  silence_ms: z.number().min(200).max(3000).default(500),
  voice: z.string().optional(),
  language: z.string().min(2).max(8).default('en'),
  speed: z.number().min(SPEAKING_SPEED.least).max(SPEAKING_SPEED.most).default(1),
  flags: z.record(z.string(), z.unknown()).default({}),
})

const percentiles = z.object({
  n: z.number(),
  p50: z.number().nullable(),
  p95: z.number().nullable(),
})

/** What is read of a report of `bench --json`. */
const Report = z.object({
  started_at: z.string(),
  recordings: z.object({ names: z.array(z.string()) }),
  turns: z.object({
    duplex: z.object({
      voice_to_voice_ms: percentiles,
      stages: z.record(z.string(), percentiles),
      speculation: z.object({ false_cutoffs: z.number() }),
    }),
  }),
})

export type PlayedSettings = Omit<z.infer<typeof Settings>, 'flags'> & { flags: FlagChoice }
export type RunReport = z.infer<typeof Report>

export type Side = { name: string } & (
  { kind: 'settings'; settings: PlayedSettings } | { kind: 'report'; report: RunReport }
)

/** @throws CodedError file_unreadable, usage (a setting or a flag that there is not); AbortError */
export async function readSide(path: string, options: { signal: AbortSignal }): Promise<Side> {
  const name = basename(path)
  const json = await readJson(path, options)
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    throw new CodedError('file_unreadable', `${path}: neither settings nor a report of bench`)
  if ('started_at' in json) {
    const read = Report.safeParse(json)
    if (!read.success) throw new CodedError('file_unreadable', `${path}: no report of bench --json`)
    return { name, kind: 'report', report: read.data }
  }
  const read = Settings.safeParse(json)
  if (read.success) {
    const flags = checkFlags(read.data.flags, path)
    return { name, kind: 'settings', settings: { ...read.data, flags } }
  }
  const issue = read.error.issues[0]
  const where = issue?.path.length ? `${issue.path.join('.')}: ` : ''
  throw new CodedError('usage', `${path}: ${where}${issue?.message ?? 'no settings'}`)
}

async function readJson(path: string, { signal }: { signal: AbortSignal }): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, { encoding: 'utf8', signal })) as unknown
  } catch (error) {
    if (isAbort(error)) throw error
    const why = error instanceof SyntaxError ? 'is no JSON' : 'cannot be read; does the file exist?'
    throw new CodedError('file_unreadable', `${path} ${why}`, { cause: error })
  }
}
