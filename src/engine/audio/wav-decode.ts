// Takes a WAV apart as its bytes come: header, format and samples, as they stand in the file.
import { CodedError } from '../../shared/coded-error.ts'
import { FORMAT_BYTES, readFormat, unreadable, type WavFormat } from './wav-format.ts'

/** Writers that cannot seek promise 0, 2^31 or 2^32 bytes, some less their header. */
const PLACEHOLDER_FROM_BYTES = 0x7fff0000
/** Other chunks before the samples may be as long as this, all in all: a pipe of them must end some time. */
const MOST_BEFORE_SAMPLES_BYTES = 64 * 1024 * 1024
/** In memory three hours at 16 kHz take 700 MB; nobody talks longer to an assistant. */
const MOST_HOURS = 3

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
 */
export function decodeWav(bytes: Uint8Array, name: string): DecodedWav {
  const decoder = new WavDecoder(name)
  const channels = decoder.push(bytes)
  const missingMs = decoder.end()
  return { channels, sampleRateHz: decoder.format!.sampleRateHz, missingMs }
}

type State =
  | { at: 'riff' }
  | { at: 'chunk' }
  | { at: 'format'; takeBytes: number; thenSkip: number }
  | { at: 'skip'; leftBytes: number }
  | { at: 'samples'; promisedBytes: number | null; saysZero: boolean }
  | { at: 'done' }

/**
 * The same for a WAV that comes in pieces of any size: what `push` gives, joined, is what `decodeWav` gives.
 * Source: IBM/Microsoft RIFF MCI 1.0; EBU Tech 3306 (RF64, whose sizes stand as placeholders).
 */
export class WavDecoder {
  /** Known as soon as samples are given. */
  format: WavFormat | undefined
  private state: State = { at: 'riff' }
  private pending: Uint8Array = new Uint8Array(0)
  private receivedBytes = 0
  private riffBytes = 0
  private formatChunk: DataView | undefined
  private frames = 0

  /** @param totalBytes of the file, where that is known: one that is too long is refused before it is read */
  constructor(
    private readonly name: string,
    private readonly totalBytes?: number,
    private readonly mostHours = MOST_HOURS,
  ) {}

  /** All that was promised has come; what follows in the file is not sound. */
  get isDone(): boolean {
    return this.state.at === 'done'
  }

  /**
   * @returns what of each channel's samples these bytes complete
   * @throws CodedError audio_unreadable as soon as that is sure
   */
  push(bytes: Uint8Array): Float32Array[] {
    this.receivedBytes += bytes.length
    this.pending = this.pending.length === 0 ? bytes : concatenated(this.pending, bytes)
    while (this.state.at !== 'samples' && this.step());
    return this.state.at === 'samples' ? this.samples(this.state) : []
  }

  /**
   * The file has ended.
   * @returns missingMs, as in DecodedWav
   * @throws CodedError audio_unreadable where there was no sample
   */
  end(): number {
    const { state, format, frames } = this
    if (this.receivedBytes === 0) throw this.complaint('the file is empty')
    if (state.at === 'riff') throw this.complaint('not a WAV file')
    if (!format) {
      this.readFormat()
      throw this.complaint('the WAV file ends before its audio')
    }
    // Nothing promised in a file whose own length is stated truly: it really holds no sound.
    const isWhole = this.riffBytes + 8 === this.receivedBytes
    const isSilentlyEmpty = state.at === 'samples' && state.saysZero && isWhole
    if (frames === 0 || isSilentlyEmpty) throw this.complaint('the WAV file holds no audio')
    if (state.at !== 'samples' || state.promisedBytes === null) return 0
    const promisedFrames = Math.floor(state.promisedBytes / frameBytes(format))
    return ((promisedFrames - frames) / format.sampleRateHz) * 1000
  }

  /** One step through the header. @returns whether there may be another */
  private step(): boolean {
    switch (this.state.at) {
      case 'riff':
        return this.riff()
      case 'chunk':
        return this.chunk()
      case 'format': {
        const { takeBytes, thenSkip } = this.state
        const taken = this.take(takeBytes)
        if (!taken) return false
        if (takeBytes >= FORMAT_BYTES.least) this.formatChunk = taken
        this.state = { at: 'skip', leftBytes: thenSkip }
        return true
      }
      case 'skip': {
        const skipped = Math.min(this.state.leftBytes, this.pending.length)
        this.pending = this.pending.subarray(skipped)
        const leftBytes = this.state.leftBytes - skipped
        this.state = leftBytes === 0 ? { at: 'chunk' } : { at: 'skip', leftBytes }
        const headBytes = this.receivedBytes - this.pending.length
        if (headBytes > MOST_BEFORE_SAMPLES_BYTES)
          throw this.complaint('the WAV header is damaged: no audio in its first 64 MB')
        return leftBytes === 0
      }
      default:
        return false
    }
  }

  private riff(): boolean {
    const view = this.take(12)
    if (!view) return false
    const isWav = ['RIFF', 'RF64', 'BW64'].includes(tag(view, 0)) && tag(view, 8) === 'WAVE'
    if (!isWav) throw this.complaint('not a WAV file')
    this.riffBytes = view.getUint32(4, true)
    this.state = { at: 'chunk' }
    return true
  }

  private chunk(): boolean {
    const view = this.take(8)
    if (!view) return false
    const id = tag(view, 0)
    const sizeBytes = view.getUint32(4, true)
    const paddedBytes = sizeBytes + (sizeBytes & 1)
    if (id === 'fmt ') {
      const takeBytes = Math.min(sizeBytes, FORMAT_BYTES.extensible)
      this.state = { at: 'format', takeBytes, thenSkip: paddedBytes - takeBytes }
    } else if (id === 'data') this.beginSamples(sizeBytes)
    else this.state = { at: 'skip', leftBytes: paddedBytes }
    return true
  }

  private beginSamples(sizeBytes: number): void {
    const format = this.readFormat()
    const saysZero = sizeBytes === 0
    const promisedBytes = saysZero || sizeBytes >= PLACEHOLDER_FROM_BYTES ? null : sizeBytes
    const thereBytes = (this.totalBytes ?? 0) - (this.receivedBytes - this.pending.length)
    this.checkLength(Math.min(promisedBytes ?? Infinity, thereBytes) / frameBytes(format), format)
    this.format = format
    this.state = { at: 'samples', promisedBytes, saysZero }
  }

  private readFormat(): WavFormat {
    if (!this.formatChunk) throw this.complaint('the WAV header is damaged or cut off')
    return readFormat(this.formatChunk, (what) => this.complaint(what))
  }

  private samples({ promisedBytes }: { promisedBytes: number | null }): Float32Array[] {
    const { pending, frames: before } = this
    const format = this.format!
    const size = frameBytes(format)
    const wanted = promisedBytes === null ? Infinity : Math.floor(promisedBytes / size) - before
    const frames = Math.min(wanted, Math.floor(pending.length / size))
    this.frames += frames
    this.checkLength(this.frames, format)
    const view = new DataView(pending.buffer, pending.byteOffset, pending.byteLength)
    const sample = sampleReader(view, format.sampleBytes)
    const channels = Array.from({ length: format.channels }, (_, channel) => {
      const samples = new Float32Array(frames)
      const first = channel * format.sampleBytes
      for (let i = 0; i < frames; i++) samples[i] = sample(first + i * size)
      return samples
    })
    this.pending = new Uint8Array(pending.subarray(frames * size))
    if (frames === wanted) this.state = { at: 'done' }
    return channels
  }

  private checkLength(frames: number, { sampleRateHz }: WavFormat): void {
    if (frames > this.mostHours * 3600 * sampleRateHz)
      throw this.complaint(`longer than ${this.mostHours} hours; cut it into parts`)
  }

  /** The next `length` bytes, once they are there. */
  private take(length: number): DataView | undefined {
    if (this.pending.length < length) return undefined
    const view = new DataView(this.pending.buffer, this.pending.byteOffset, length)
    this.pending = this.pending.subarray(length)
    return view
  }

  private complaint(what: string): CodedError {
    return unreadable(this.name, what)
  }
}

function frameBytes({ channels, sampleBytes }: WavFormat): number {
  return channels * sampleBytes
}

function sampleReader(
  view: DataView,
  sampleBytes: WavFormat['sampleBytes'],
): (at: number) => number {
  if (sampleBytes === 2) return (at) => view.getInt16(at, true) / 32768
  if (sampleBytes === 4) return (at) => cleaned(view.getFloat32(at, true))
  return (at) => cleaned(view.getFloat64(at, true))
}

function cleaned(sample: number): number {
  return Number.isFinite(sample) ? Math.max(-1, Math.min(1, sample)) : 0
}

function concatenated(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}

function tag(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((i) => view.getUint8(at + i)))
}
