// Kokoro's phoneme table, in one form whatever file it is taken from.
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { CodedError } from '../../../shared/coded-error.ts'

const shape = z.object({ vocab: z.record(z.string(), z.number().int().nonnegative()) })

/**
 * `{"vocab":{symbol: token}}` in the order of the tokens, without anything else that the file (Kokoro's config.json, or
 * a package's vocab.json) holds.
 * @throws CodedError model_corrupt where there is no such table
 */
export async function* phonemeTable(
  path: string,
  { signal }: { signal: AbortSignal },
): AsyncGenerator<Uint8Array, void> {
  const text = await readFile(path, { encoding: 'utf8', signal })
  let entries: [string, number][]
  try {
    entries = Object.entries(shape.parse(JSON.parse(text)).vocab)
  } catch (cause) {
    throw new CodedError('model_corrupt', 'not a usable phoneme table', { cause })
  }
  entries.sort(([, one], [, other]) => one - other)
  yield Buffer.from(JSON.stringify({ vocab: Object.fromEntries(entries) }))
}
