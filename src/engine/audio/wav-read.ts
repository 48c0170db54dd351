// Reads a WAV file as the microphone would have heard it: mono, 16 kHz.
import { readFile } from 'node:fs/promises'
import { MICROPHONE_SAMPLE_RATE_HZ } from '../../shared/audio-format.ts'
import { isAbort } from '../../shared/coded-error.ts'
import { resample } from './resample.ts'
import { decodeWav, unreadable } from './wav-decode.ts'

export interface WavClip {
  /** Mono, 16 kHz, −1…1, at least one sample. */
  pcm: Float32Array
  durationMs: number
  /** How much the file's header promises beyond what is there: worth a warning where > 0. */
  missingMs: number
}

/**
 * Reads `path`: 8–48 kHz, mono or stereo, 16-bit or float PCM. Stereo is averaged.
 * @throws CodedError audio_unreadable: no such file, a folder, no permission, not a usable WAV; AbortError
 */
export async function readWav(path: string, { signal }: { signal: AbortSignal }): Promise<WavClip> {
  const bytes = await readFile(path, { signal }).catch((error: unknown) => {
    throw isAbort(error) ? error : unreadable(path, whyNoBytes(error), error)
  })
  return clipFromWav(bytes, path)
}

/** The same for a WAV in memory; `name` is how complaints call it. */
export function clipFromWav(bytes: Uint8Array, name: string): WavClip {
  const { channels, sampleRateHz, missingMs } = decodeWav(bytes, name)
  const pcm = resample(toMono(channels), sampleRateHz, MICROPHONE_SAMPLE_RATE_HZ)
  for (let i = 0; i < pcm.length; i++) pcm[i] = Math.max(-1, Math.min(1, pcm[i]!)) // filter overshoot
  if (pcm.length === 0) throw unreadable(name, 'the WAV file holds no audio')
  return { pcm, durationMs: (pcm.length / MICROPHONE_SAMPLE_RATE_HZ) * 1000, missingMs }
}

function toMono(channels: readonly Float32Array[]): Float32Array {
  const [left, right] = channels
  if (!left) return new Float32Array(0)
  return right ? left.map((sample, i) => (sample + right[i]!) / 2) : left
}

function whyNoBytes(error: unknown): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'no such file'
    case 'EISDIR':
      return 'a folder, not a file'
    case 'EACCES':
    case 'EPERM':
      return 'no permission to read it'
    case 'ERR_FS_FILE_TOO_LARGE':
      return 'larger than 2 GB'
    default:
      return `cannot be read: ${error instanceof Error ? error.message : String(error)}`
  }
}
