// Whether a GGUF file is a language model that can hold a conversation, and what it says of itself.
import { stat } from 'node:fs/promises'
import { CodedError } from '../../../shared/coded-error.ts'
import { FILE_TYPES } from './ggml-types.ts'
import { readGgufHeader } from './gguf-header.ts'

/** Architectures of GGUF files that write no text: they embed, rank, see or hear. */
const WRITE_NOTHING = /bert|clip|mmproj|whisper|^t5encoder|vision|adapter/i

export interface ChatModelFacts {
  /** e.g. `qwen2` */
  architecture: string
  /** The file's own name for itself; null where it has none. */
  name: string | null
  /** e.g. `Q4_K_M`; null where the file does not say. */
  quant: string | null
  parametersB: number
  /** What it was trained to read at once. */
  contextTokens: number | null
  licence: string | null
  bytes: number
}

/** @throws CodedError file_unreadable, saying why it is no model to talk to; AbortError */
export async function readChatModel(
  path: string,
  options: { signal: AbortSignal },
): Promise<ChatModelFacts> {
  const { metadata, parameters, endByte } = await readGgufHeader(path, options)
  const { size: bytes } = await stat(path)
  const text = (key: string): string | null => {
    const value = metadata.get(key)
    return typeof value === 'string' && value !== '' ? value : null
  }
  const refuse = (why: string): never => {
    throw new CodedError('file_unreadable', `${path} cannot be used: ${why}`)
  }
  const architecture = text('general.architecture') ?? refuse('it names no architecture')
  const parts = Number(metadata.get('split.count') ?? 1)
  if (parts > 1) refuse(`it is one of ${parts} parts of a model; join them with llama-gguf-split`)
  if (WRITE_NOTHING.test(architecture)) refuse(`a ${architecture} model writes no text`)
  if (text('tokenizer.chat_template') === null)
    refuse(
      'it has no chat template, so it was not tuned to converse; take an "instruct" or "chat" model',
    )
  if (endByte !== null && bytes < endByte)
    refuse(
      `it is cut short: ${bytes.toLocaleString('en')} of ${endByte.toLocaleString('en')} bytes`,
    )
  const context = metadata.get(`${architecture}.context_length`)
  const quant = metadata.get('general.file_type')
  return {
    architecture,
    name: text('general.name'),
    quant: typeof quant === 'number' ? (FILE_TYPES[quant] ?? null) : null,
    parametersB: Math.round(parameters / 1e7) / 100,
    contextTokens: typeof context === 'number' ? context : null,
    licence: text('general.license'),
    bytes,
  }
}
