// The plain vocabulary of a Hugging Face tokenizer.json, as the bytes each token stands for.
import { z } from 'zod'
import { CodedError } from '../../../shared/coded-error.ts'

const tokenizerShape = z.object({
  added_tokens: z.array(z.object({ id: z.number().int(), special: z.boolean() })),
  model: z.object({ vocab: z.record(z.string(), z.number().int().nonnegative()) }),
})

/**
 * Tokens in the order of their ids, without the special ones.
 * @param json text of tokenizer.json
 * @throws CodedError model_corrupt where it is no such file or ids are missing
 */
export function tokenBytes(json: string): Uint8Array[] {
  let parsed: z.infer<typeof tokenizerShape>
  try {
    parsed = tokenizerShape.parse(JSON.parse(json))
  } catch (cause) {
    throw new CodedError('model_corrupt', 'not a usable tokenizer.json', { cause })
  }
  const special = new Set(parsed.added_tokens.filter((token) => token.special).map(({ id }) => id))
  const tokens: Uint8Array[] = []
  for (const [text, id] of Object.entries(parsed.model.vocab)) {
    if (!special.has(id)) tokens[id] = undoByteLevel(text)
  }
  for (let id = 0; id < tokens.length; id++) {
    if (!tokens[id]) throw new CodedError('model_corrupt', `tokenizer.json has no token ${id}`)
  }
  return tokens
}

/**
 * GPT-2's byte-level alphabet gives each of the 256 bytes a printable character: itself where it is one, else the next
 * free one from U+0100 (openai/gpt-2, encoder.py, bytes_to_unicode).
 */
const byteOfCharacter = new Map<string, number>()
let nextFree = 0x100
for (let byte = 0; byte < 256; byte++) {
  const printable = (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte !== 0xad)
  byteOfCharacter.set(String.fromCodePoint(printable ? byte : nextFree++), byte)
}

function undoByteLevel(text: string): Uint8Array {
  return Uint8Array.from(
    [...text].flatMap((character) => byteOfCharacter.get(character) ?? [...Buffer.from(character)]),
  )
}
