// A GGUF file of a few hundred bytes, for tests: a header like a real one's and one tensor of zeros.

const TYPE = { u32: 4, string: 8, list: 9 } as const

export interface TinyGgufOptions {
  metadata?: Record<string, string | number>
  /** Elements of its one f32 tensor. */
  elements?: number
}

/** What a small chat model says of itself. */
export const CHAT_METADATA: Readonly<Record<string, string | number>> = {
  'general.architecture': 'qwen2',
  'general.name': 'Tiny',
  'general.file_type': 15,
  'general.license': 'apache-2.0',
  'qwen2.context_length': 2048,
  'tokenizer.chat_template': '{{ messages }}',
}

export function tinyGguf({
  metadata = CHAT_METADATA,
  elements = 64,
}: TinyGgufOptions = {}): Buffer {
  const entries = Object.entries(metadata)
  const header = Buffer.concat([
    Buffer.from('GGUF'),
    u32(3),
    u64(1),
    u64(entries.length + 1),
    // A list among them, as every model has: it is to be skipped.
    text('tokenizer.ggml.tokens'),
    ...[u32(TYPE.list), u32(TYPE.string), u64(2), text('a'), text('b')],
    ...entries.flatMap(([key, value]) => [
      text(key),
      ...(typeof value === 'string'
        ? [u32(TYPE.string), text(value)]
        : [u32(TYPE.u32), u32(value)]),
    ]),
    ...[text('token_embd.weight'), u32(1), u64(elements), u32(0), u64(0)],
  ])
  const padding = Buffer.alloc((32 - (header.length % 32)) % 32)
  return Buffer.concat([header, padding, Buffer.alloc(elements * 4)])
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

function u64(value: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64LE(BigInt(value))
  return bytes
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value)
  return Buffer.concat([u64(bytes.length), bytes])
}
