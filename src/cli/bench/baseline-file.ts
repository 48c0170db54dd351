// The stored figures that a run is compared with: a report of an earlier run, or what `ratios` needs of one.
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { CodedError, isAbort } from '../../shared/coded-error.ts'
import { RATIO_NAMES, type Baseline } from './regression.ts'

const ratio = z.object({ ratio: z.number().positive().nullable(), n: z.number().int().min(0) })

/** Everything else of a report is passed over; ratios that this version does not know as well. */
const schema = z.object({
  started_at: z.string(),
  tier: z.string(),
  machine: z.object({ cpu: z.string(), cores: z.number() }),
  recordings: z.object({ names: z.array(z.string()) }),
  ratios: z
    .record(z.string(), ratio)
    .refine((ratios) => RATIO_NAMES.some((name) => typeof ratios[name]?.ratio === 'number')),
})

/**
 * `path` as written by `bench --peers --json`, or bench/baseline.json.
 * @throws CodedError file_unreadable; AbortError
 */
export async function readBaseline(
  path: string,
  { signal }: { signal: AbortSignal },
): Promise<Baseline> {
  const refuse = (why: string, cause: unknown): CodedError =>
    new CodedError('file_unreadable', `${path}: ${why}`, { cause })
  let text: string
  try {
    text = await readFile(path, { encoding: 'utf8', signal })
  } catch (error) {
    if (isAbort(error)) throw error
    throw refuse('the baseline cannot be read; does the file exist?', error)
  }
  try {
    return schema.parse(JSON.parse(text))
  } catch (error) {
    throw refuse('no baseline; it takes the JSON of a run with --peers', error)
  }
}
