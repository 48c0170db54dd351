// A server's sound as samples of ours: raw 16-bit PCM at 24 kHz, as the API has it, or a WAV file that says what it is.
import { VOICE_SAMPLE_RATE_HZ } from '../../../shared/audio-format.ts'
import { WrongAnswer } from './endpoint-error.ts'

const HEADER_LEAST_BYTES = 44
const HEADER_MOST_BYTES = 4_096

/** Takes bytes however they are cut. Mono 24 kHz alone: what else there is would have to be made over, and nobody sends it. */
export class PcmReader {
  private rest = new Uint8Array(0)
  private isBegun = false

  /** @returns mono 24 kHz, −1…1 @throws WrongAnswer for another format */
  push(bytes: Uint8Array): Float32Array {
    let all = joinedBytes(this.rest, bytes)
    if (!this.isBegun) {
      if (all.length < HEADER_LEAST_BYTES) return this.keep(all)
      const dataAt = startsWith(all, 'RIFF') ? dataOffset(all) : 0
      if (dataAt === undefined) return this.keep(all)
      if (startsWith(all, 'ID3') || startsWith(all, 'OggS') || startsWith(all, 'fLaC'))
        throw new WrongAnswer('answered with compressed sound where PCM was asked for')
      this.isBegun = true
      all = all.subarray(dataAt)
    }
    const whole = all.length - (all.length % 2)
    const view = new DataView(all.buffer, all.byteOffset, whole)
    const pcm = Float32Array.from(
      { length: whole / 2 },
      (_, i) => view.getInt16(2 * i, true) / 32_768,
    )
    this.rest = all.slice(whole)
    return pcm
  }

  private keep(all: Uint8Array<ArrayBuffer>): Float32Array {
    if (all.length > HEADER_MOST_BYTES) throw new WrongAnswer('answered with a damaged WAV file')
    this.rest = all
    return new Float32Array(0)
  }
}

/** Where the samples of a WAV file begin; undefined while that has not come. @throws WrongAnswer */
function dataOffset(bytes: Uint8Array): number | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 12; at + 8 <= bytes.length;) {
    const isFormat = startsWith(bytes.subarray(at), 'fmt ')
    if (startsWith(bytes.subarray(at), 'data')) return at + 8
    if (isFormat && at + 24 <= bytes.length) {
      const channels = view.getUint16(at + 10, true)
      const rateHz = view.getUint32(at + 12, true)
      const bits = view.getUint16(at + 22, true)
      if (channels !== 1 || rateHz !== VOICE_SAMPLE_RATE_HZ || bits !== 16)
        throw new WrongAnswer(
          `answered with sound of ${rateHz} Hz, ${bits} bits and ${channels} channels; 24,000 Hz, 16 bits and one are needed`,
        )
    }
    at += 8 + view.getUint32(at + 4, true)
  }
  return undefined
}

function startsWith(bytes: Uint8Array, tag: string): boolean {
  return [...tag].every((letter, i) => bytes[i] === letter.charCodeAt(0))
}

function joinedBytes(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(a.length + b.length)
  all.set(a)
  all.set(b, a.length)
  return all
}
