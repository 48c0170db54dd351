// One sealed record, as a whole file or as a line of one: AES-256-GCM (NIST SP 800-38D) by node:crypto.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { CodedError } from '../../../shared/coded-error.ts'

/** Begins each sealed record. A conversation, a WAV file, an event and a line of a transcript begin otherwise. */
const MAGIC = 'parley-sealed:1:'
const MAGIC_BYTES = Buffer.from(MAGIC)
const CIPHER = 'aes-256-gcm'
/** 96 bits at random for each record: with one key, 2³² records are safe. */
const NONCE_BYTES = 12
const TAG_BYTES = 16
export const DATA_KEY_BYTES = 32

/** Whether `bytes` claim to be a sealed file; only opening them tells whether they are. */
export function isSealed(bytes: Uint8Array): boolean {
  return MAGIC_BYTES.equals(bytes.subarray(0, MAGIC_BYTES.length))
}

export function isSealedLine(line: string): boolean {
  return line.startsWith(MAGIC)
}

/**
 * @param key of 32 bytes
 * @param name of the file, without its folder: under another name it is not opened
 * @returns magic, nonce, ciphertext, tag
 */
export function sealFile(key: Uint8Array, content: Uint8Array, name: string): Buffer {
  return Buffer.concat([MAGIC_BYTES, ...sealed(key, content, boundTo('file', name))])
}

/** @throws CodedError sealed_damaged where it was changed, has another name, or was sealed with another key */
export function openFile(key: Uint8Array, record: Uint8Array, name: string): Buffer {
  if (!isSealed(record)) throw damaged()
  return opened(key, record.subarray(MAGIC_BYTES.length), boundTo('file', name))
}

/** @param text with its end of line, or several lines @returns one line, with its end */
export function sealLine(key: Uint8Array, text: string, name: string): string {
  const parts = sealed(key, Buffer.from(text), boundTo('line', name))
  return `${MAGIC}${Buffer.concat(parts).toString('base64')}\n`
}

/** @param line without its end @returns what was sealed. @throws CodedError sealed_damaged as `openFile` */
export function openLine(key: Uint8Array, line: string, name: string): string {
  if (!isSealedLine(line)) throw damaged()
  const record = Buffer.from(line.slice(MAGIC.length), 'base64')
  return opened(key, record, boundTo('line', name)).toString()
}

/** What a record belongs to, so that it cannot be exchanged for another one. */
function boundTo(form: 'file' | 'line', name: string): Buffer {
  return Buffer.from(`${MAGIC}${form}:${name}`)
}

function sealed(key: Uint8Array, content: Uint8Array, bound: Buffer): Buffer[] {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES }).setAAD(bound)
  return [nonce, cipher.update(content), cipher.final(), cipher.getAuthTag()]
}

function opened(key: Uint8Array, record: Uint8Array, bound: Buffer): Buffer {
  try {
    const nonce = record.subarray(0, NONCE_BYTES)
    const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES })
    decipher.setAAD(bound).setAuthTag(record.subarray(-TAG_BYTES))
    const content = decipher.update(record.subarray(NONCE_BYTES, -TAG_BYTES))
    return Buffer.concat([content, decipher.final()])
  } catch (error) {
    throw damaged(error)
  }
}

function damaged(cause?: unknown): CodedError {
  const text = 'it was changed, renamed, or encrypted with another key'
  return new CodedError('sealed_damaged', text, { cause })
}
