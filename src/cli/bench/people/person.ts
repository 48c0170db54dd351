// What `bench people` plays: how somebody says something, and whether that wants an answer.
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { CodedError } from '../../../shared/coded-error.ts'
import { readChecked } from '../../../engine/figures/dialogues/read-checked.ts'

const voice = z.number().int().min(1)

/** A number is silence in ms; a text is said by the case's voice unless it names another. */
const part = z.union([
  z.number().min(50).max(5_000),
  z.string().min(1),
  z.strictObject({ voice, text: z.string().min(1) }),
])

const person = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** By place in the list of voices (../talk/voices.ts). */
  voice,
  say: z.array(part).min(1),
  as: z.enum(['whisper', 'shout']).optional(),
  beside: z
    .strictObject({
      sound: z.enum(['television', 'voice', 'wind', 'keyboard']),
      /** RMS below the person's. */
      belowDb: z.number(),
    })
    .optional(),
})

const kind = z.strictObject({
  kind: z.string().min(1),
  about: z.string().min(1),
  /** false: nobody speaks to the assistant. */
  answered: z.boolean(),
  cases: z.array(person).min(1),
})

export type PersonPart = z.infer<typeof part>
export type Person = z.infer<typeof person>
export type PersonKind = z.infer<typeof kind>
export type Beside = NonNullable<Person['beside']>

/**
 * All kinds of bench/people/*.json in the checkout at `root`, or those that `only` names, separated by commas.
 * @throws CodedError file_unreadable, usage for a kind that there is not; AbortError
 */
export async function readPeople(
  root: string,
  only: string | undefined,
  { signal }: { signal: AbortSignal },
): Promise<PersonKind[]> {
  const folder = join(root, 'bench/people')
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.json'))
  if (names.length === 0)
    throw new CodedError('file_unreadable', `no people in ${folder}; restore it from git`)
  const kinds = await Promise.all(
    names.sort().map((name) => readChecked(join(folder, name), kind, { signal })),
  )
  const wanted = only?.split(',').map((name) => name.trim())
  for (const name of wanted ?? [])
    if (!kinds.some((one) => one.kind === name))
      throw new CodedError('usage', `there is no kind '${name}'`)
  return kinds.filter((one) => !wanted || wanted.includes(one.kind))
}

/** The words in the order in which they are said. */
export function wordsOf({ say }: Person): string {
  return say.flatMap((one) => (typeof one === 'number' ? [] : [textOf(one)])).join(' ')
}

export function textOf(part: Exclude<PersonPart, number>): string {
  return typeof part === 'string' ? part : part.text
}
