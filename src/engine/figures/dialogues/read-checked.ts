// Reads a file of the benchmarks' data.
import { readFile } from 'node:fs/promises'
import type { z } from 'zod'
import { CodedError, isAbort } from '../../../shared/coded-error.ts'

/** @throws CodedError file_unreadable where the file or what is in it is not right; AbortError */
export async function readChecked<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  { signal }: { signal: AbortSignal },
): Promise<z.infer<Schema>> {
  try {
    return schema.parse(JSON.parse(await readFile(path, { encoding: 'utf8', signal })))
  } catch (error) {
    if (isAbort(error)) throw error
    const why = error instanceof Error ? error.message : String(error)
    throw new CodedError('file_unreadable', `${path}: ${why}`, { cause: error })
  }
}
