// What a WAV's "fmt " chunk says of its samples, and which of that we take.
import { CodedError } from '../../shared/coded-error.ts'
import { oneLine } from '../../shared/one-line.ts'

/** What we take, as people read it at the end of each complaint. */
const ACCEPTED = 'accepted: WAV, 8–48 kHz, mono or stereo, 16-bit or float PCM'

const PCM = 1
const FLOAT = 3
const EXTENSIBLE = 0xfffe
/** Bytes 2–15 of every SubFormat GUID that stands for a plain format tag (mmreg.h, KSDATAFORMAT_SUBTYPE_*). */
const SUBFORMAT_TAIL = '000000001000800000aa00389b71'

/** Bytes of a "fmt " chunk, with and without what WAVE_FORMAT_EXTENSIBLE adds. */
export const FORMAT_BYTES = { least: 16, extensible: 40 }

export interface WavFormat {
  channels: number
  sampleRateHz: number
  sampleBytes: 2 | 4 | 8
}

/** The one-line error for a file that is no usable audio. */
export function unreadable(name: string, what: string, cause?: unknown): CodedError {
  return new CodedError('audio_unreadable', `${oneLine(name)}: ${what} (${ACCEPTED})`, { cause })
}

/**
 * @param chunk the chunk's content, at least 16 bytes of it
 * @throws what `complain` makes of a format that we do not take
 * Source: Microsoft, "Multiple Channel Audio Data and WAVE Files".
 */
export function readFormat(chunk: DataView, complain: (what: string) => CodedError): WavFormat {
  const formatTag = chunk.getUint16(0, true)
  const channels = chunk.getUint16(2, true)
  const sampleRateHz = chunk.getUint32(4, true)
  const frameBytes = chunk.getUint16(12, true)
  const bits = chunk.getUint16(14, true)
  const kind = formatTag === EXTENSIBLE ? subFormat(chunk) : formatTag

  if (kind !== PCM && kind !== FLOAT) throw complain('compressed or unknown WAV encoding')
  const encoding = `${bits}-bit ${kind === PCM ? 'integer' : 'float'}`
  const known = kind === PCM ? bits === 16 : bits === 32 || bits === 64
  if (!known) throw complain(`${encoding} samples`)
  if (channels < 1 || channels > 2) throw complain(`${channels} channels`)
  if (sampleRateHz < 8000 || sampleRateHz > 48_000) {
    throw complain(`${sampleRateHz / 1000} kHz sample rate`)
  }
  const sampleBytes = (bits / 8) as WavFormat['sampleBytes']
  if (frameBytes !== channels * sampleBytes) throw complain('the WAV header contradicts itself')
  return { channels, sampleRateHz, sampleBytes }
}

/** The plain format tag inside WAVE_FORMAT_EXTENSIBLE, or 0. */
function subFormat(chunk: DataView): number {
  if (chunk.byteLength < FORMAT_BYTES.extensible) return 0
  const tail = Array.from({ length: 14 }, (_, i) => chunk.getUint8(26 + i))
  const hex = tail.map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex === SUBFORMAT_TAIL ? chunk.getUint16(24, true) : 0
}
