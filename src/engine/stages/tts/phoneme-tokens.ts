// Kokoro's phoneme table: from phonemes to the model's token ids.

export type PhonemeTable = ReadonlyMap<string, number>

/** The token at both ends of every input, and nothing else (Kokoro's `$`). */
const PADDING = 0
export const PADDING_TOKENS = 2

/**
 * Reads the table as the model's config.json has it (`{"vocab": {…}}`) or bare.
 * @throws Error where it is no such table
 */
export function readPhonemeTable(json: string): PhonemeTable {
  const parsed = JSON.parse(json) as Record<string, unknown> & { vocab?: Record<string, unknown> }
  const entries = Object.entries(parsed.vocab ?? parsed)
  const valid = entries.every(([phoneme, id]) => phoneme.length > 0 && Number.isInteger(id))
  if (entries.length === 0 || !valid) throw new Error('no phoneme table')
  return new Map(entries as [string, number][])
}

/** Token ids of `phonemes` between two paddings. What the table does not know is left out, as the reference does. */
export function tokenIds(phonemes: string, table: PhonemeTable): BigInt64Array {
  const ids = [...phonemes].map((phoneme) => table.get(phoneme)).filter((id) => id !== undefined)
  return BigInt64Array.from([PADDING, ...ids, PADDING], BigInt)
}
