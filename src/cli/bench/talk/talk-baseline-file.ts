// The stored figures that a run of dialogues is compared with.
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { CodedError, isAbort } from '../../../shared/coded-error.ts'
import type { TalkBaseline } from './talk-regression.ts'

const share = z.number().min(0).max(1)
const count = z.number().int().min(0)
const time = z.number().positive().nullable().default(null)

/** Everything else of a report is passed over. */
const schema = z.object({
  started_at: z.string(),
  tier: z.string(),
  mode: z.enum(['spoken', 'typed']),
  machine: z.object({ cpu: z.string(), cores: z.number() }),
  left_out: z.array(z.string()).default([]),
  turns: count,
  right: share,
  refusals: share,
  false_claims: count,
  leaks: count,
  p50: time,
  p90: time,
  p95: time,
  yardstick_ms: time,
  dialogues: z.array(z.object({ id: z.string() })),
})

/**
 * `path` as written by `bench talk --json`.
 * @throws CodedError file_unreadable; AbortError
 */
export async function readTalkBaseline(
  path: string,
  { signal }: { signal: AbortSignal },
): Promise<TalkBaseline> {
  try {
    return schema.parse(JSON.parse(await readFile(path, { encoding: 'utf8', signal })))
  } catch (error) {
    if (isAbort(error)) throw error
    const why = 'no baseline; it takes the JSON of `bench talk`'
    throw new CodedError('file_unreadable', `${path}: ${why}`, { cause: error })
  }
}
