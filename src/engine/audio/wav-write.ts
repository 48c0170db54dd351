// Writes 16-bit WAV files, mono or stereo.
import { writeOutput } from './write-output.ts'

const HEADER_BYTES = 44

/**
 * Writes one channel (mono) or two (left, right) as 16-bit PCM, atomically.
 * @param channels −1…1; louder samples are cut, non-numbers become silence; a shorter channel is padded with silence
 * @throws CodedError output_unwritable, disk_full; AbortError
 */
export async function writeWav(
  path: string,
  channels: readonly [Float32Array] | readonly [Float32Array, Float32Array],
  sampleRateHz: number,
  { signal }: { signal: AbortSignal },
): Promise<void> {
  await writeOutput(path, encodeWav(channels, sampleRateHz), { signal })
}

/** The bytes of such a file: RIFF/WAVE, format tag 1, little-endian. */
export function encodeWav(
  channels: readonly [Float32Array] | readonly [Float32Array, Float32Array],
  sampleRateHz: number,
): Uint8Array {
  const frames = Math.max(...channels.map((channel) => channel.length))
  const frameBytes = channels.length * 2
  const bytes = new Uint8Array(HEADER_BYTES + frames * frameBytes)
  const view = new DataView(bytes.buffer)
  const text = (at: number, word: string): void =>
    [...word].forEach((letter, i) => view.setUint8(at + i, letter.charCodeAt(0)))

  text(0, 'RIFF')
  view.setUint32(4, bytes.length - 8, true)
  text(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true) // PCM
  view.setUint16(22, channels.length, true)
  view.setUint32(24, sampleRateHz, true)
  view.setUint32(28, sampleRateHz * frameBytes, true)
  view.setUint16(32, frameBytes, true)
  view.setUint16(34, 16, true)
  text(36, 'data')
  view.setUint32(40, frames * frameBytes, true)
  channels.forEach((channel, c) => {
    for (let i = 0; i < channel.length; i++) {
      view.setInt16(HEADER_BYTES + i * frameBytes + c * 2, toInt16(channel[i]!), true)
    }
  })
  return bytes
}

/** ×32768, the inverse of reading: a 16-bit file read and written again keeps every sample. */
function toInt16(sample: number): number {
  if (Number.isNaN(sample)) return 0
  return Math.max(-32768, Math.min(32767, Math.round(sample * 32768)))
}
