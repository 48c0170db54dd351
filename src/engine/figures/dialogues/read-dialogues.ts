// Reads the dialogues of `bench talk` from bench/talk/*.json.
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { CodedError } from '../../../shared/coded-error.ts'
import { readChecked } from './read-checked.ts'
import { dialoguesSchema, type Dialogue } from './dialogue.ts'

/**
 * All dialogues of the checkout at `root`, by file name and place in the file.
 * @throws CodedError file_unreadable; AbortError
 */
export async function readDialogues(
  root: string,
  { signal }: { signal: AbortSignal },
): Promise<Dialogue[]> {
  const folder = join(root, 'bench/talk')
  const names = await readdir(folder).catch(() => [])
  const files = names.filter((name) => name.endsWith('.json') && name !== 'baseline.json').sort()
  if (files.length === 0)
    throw new CodedError('file_unreadable', `no dialogues in ${folder}; restore it from git`)
  const read = await Promise.all(
    files.map((name) => readChecked(join(folder, name), dialoguesSchema, { signal })),
  )
  return read.flat()
}

/**
 * The dialogues that `names` (ids or kinds, separated by commas) name, in the order of the data; all where it is
 * undefined.
 * @throws CodedError usage for a name that there is not
 */
export function onlyThose(dialogues: readonly Dialogue[], names: string | undefined): Dialogue[] {
  if (names === undefined) return [...dialogues]
  const wanted = names.split(',').map((name) => name.trim())
  const isNamed = (name: string, { id, kind }: Dialogue): boolean => name === id || name === kind
  for (const name of wanted)
    if (!dialogues.some((dialogue) => isNamed(name, dialogue)))
      throw new CodedError('usage', `there is no dialogue and no kind '${name}'`)
  return dialogues.filter((dialogue) => wanted.some((name) => isNamed(name, dialogue)))
}
