// Takes a WAV apart: header, format and samples, as they stand in the file.
import { CodedError } from '../../shared/coded-error.ts'

/** What we take, as people read it at the end of each complaint. */
const ACCEPTED = 'accepted: WAV, 8–48 kHz, mono or stereo, 16-bit or float PCM'

const PCM = 1
const FLOAT = 3
const EXTENSIBLE = 0xfffe
/** Bytes 2–15 of every SubFormat GUID that stands for a plain format tag (mmreg.h, KSDATAFORMAT_SUBTYPE_*). */
const SUBFORMAT_TAIL = '000000001000800000aa00389b71'
/** Writers that cannot seek promise 0, 2^31 or 2^32 bytes, some less their header. */
const PLACEHOLDER_FROM_BYTES = 0x7fff0000

export interface DecodedWav {
  /** One array per channel, all of the same length ≥ 1, cleaned to −1…1. */
  channels: Float32Array[]
  sampleRateHz: number
  /** What the header promises but the file lacks; 0 where it is whole or of unstated length. */
  missingMs: number
}

/**
 * Decodes RIFF/WAVE of 16-bit integer or 32/64-bit float samples (also as WAVE_FORMAT_EXTENSIBLE), little-endian.
 * A file cut short, or written to a pipe with a placeholder for its size, counts as far as it goes: the words that
 * are there are worth more than a refusal. Float samples that are no number become 0, louder ones are cut to ±1.
 *
 * @param name how complaints call the file
 * @throws CodedError audio_unreadable
 * Source: Microsoft, "Multiple Channel Audio Data and WAVE Files"; IBM/Microsoft RIFF MCI 1.0.
 */
export function decodeWav(bytes: Uint8Array, name: string): DecodedWav {
  const complain = (what: string): CodedError => unreadable(name, what)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length === 0) throw complain('the file is empty')
  if (tag(view, 0) !== 'RIFF' || tag(view, 8) !== 'WAVE') throw complain('not a WAV file')

  const { formatAt, dataAt, promisedBytes } = findChunks(view)
  if (formatAt === null) throw complain('the WAV header is damaged or cut off')
  const format = readFormat(view, formatAt, complain)
  if (dataAt === null) throw complain('the WAV file ends before its audio')

  const frameBytes = format.channels * format.sampleBytes
  const thereBytes = Math.min(promisedBytes ?? Infinity, bytes.length - dataAt)
  const frames = Math.floor(thereBytes / frameBytes)
  if (frames === 0) throw complain('the WAV file holds no audio')
  const promisedFrames = promisedBytes === null ? frames : Math.floor(promisedBytes / frameBytes)

  const sample = sampleReader(view, format.sampleBytes)
  const channels = Array.from({ length: format.channels }, (_, channel) => {
    const samples = new Float32Array(frames)
    const first = dataAt + channel * format.sampleBytes
    for (let i = 0; i < frames; i++) samples[i] = sample(first + i * frameBytes)
    return samples
  })
  const missingMs = ((promisedFrames - frames) / format.sampleRateHz) * 1000
  return { channels, sampleRateHz: format.sampleRateHz, missingMs }
}

/** The one-line error for a file that is no usable audio. */
export function unreadable(name: string, what: string, cause?: unknown): CodedError {
  const shown = name.replace(/\p{Cc}/gu, '?') // a line break in a name must not break the line
  return new CodedError('audio_unreadable', `${shown}: ${what} (${ACCEPTED})`, { cause })
}

interface Format {
  channels: number
  sampleRateHz: number
  sampleBytes: 2 | 4 | 8
}

function findChunks(view: DataView) {
  let formatAt: number | null = null
  const isWhole = view.byteLength >= 8 && view.getUint32(4, true) + 8 === view.byteLength
  for (let at = 12; at + 8 <= view.byteLength;) {
    const id = tag(view, at)
    const sizeBytes = view.getUint32(at + 4, true)
    if (id === 'fmt ' && at + 8 + 16 <= view.byteLength) formatAt = at + 8
    if (id === 'data') {
      // Nothing promised in a file whose own length is stated truly: it really holds no sound.
      const unstated = sizeBytes >= PLACEHOLDER_FROM_BYTES || (sizeBytes === 0 && !isWhole)
      return { formatAt, dataAt: at + 8, promisedBytes: unstated ? null : sizeBytes }
    }
    at += 8 + sizeBytes + (sizeBytes & 1)
  }
  return { formatAt, dataAt: null, promisedBytes: null }
}

function readFormat(view: DataView, at: number, complain: (what: string) => CodedError): Format {
  const formatTag = view.getUint16(at, true)
  const channels = view.getUint16(at + 2, true)
  const sampleRateHz = view.getUint32(at + 4, true)
  const frameBytes = view.getUint16(at + 12, true)
  const bits = view.getUint16(at + 14, true)
  const kind = formatTag === EXTENSIBLE ? subFormat(view, at) : formatTag

  if (kind !== PCM && kind !== FLOAT) throw complain('compressed or unknown WAV encoding')
  const encoding = `${bits}-bit ${kind === PCM ? 'integer' : 'float'}`
  const known = kind === PCM ? bits === 16 : bits === 32 || bits === 64
  if (!known) throw complain(`${encoding} samples`)
  if (channels < 1 || channels > 2) throw complain(`${channels} channels`)
  if (sampleRateHz < 8000 || sampleRateHz > 48_000) {
    throw complain(`${sampleRateHz / 1000} kHz sample rate`)
  }
  const sampleBytes = (bits / 8) as Format['sampleBytes']
  if (frameBytes !== channels * sampleBytes) throw complain('the WAV header contradicts itself')
  return { channels, sampleRateHz, sampleBytes }
}

/** The plain format tag inside WAVE_FORMAT_EXTENSIBLE, or 0. */
function subFormat(view: DataView, at: number): number {
  if (at + 40 > view.byteLength) return 0
  let tail = ''
  for (let i = 26; i < 40; i++)
    tail += view
      .getUint8(at + i)
      .toString(16)
      .padStart(2, '0')
  return tail === SUBFORMAT_TAIL ? view.getUint16(at + 24, true) : 0
}

function sampleReader(view: DataView, sampleBytes: Format['sampleBytes']): (at: number) => number {
  if (sampleBytes === 2) return (at) => view.getInt16(at, true) / 32768
  if (sampleBytes === 4) return (at) => cleaned(view.getFloat32(at, true))
  return (at) => cleaned(view.getFloat64(at, true))
}

function cleaned(sample: number): number {
  return Number.isFinite(sample) ? Math.max(-1, Math.min(1, sample)) : 0
}

function tag(view: DataView, at: number): string {
  if (at + 4 > view.byteLength) return ''
  return String.fromCharCode(...[0, 1, 2, 3].map((i) => view.getUint8(at + i)))
}
