// Reads a WAV file as the microphone would have heard it: mono, 16 kHz.
import { MICROPHONE_SAMPLE_RATE_HZ } from '../../shared/audio-format.ts'
import { CodedError, isAbort } from '../../shared/coded-error.ts'
import { withFileBytes } from './file-bytes.ts'
import { joined } from './joined.ts'
import { PieceResampler } from './resample.ts'
import { WavDecoder } from './wav-decode.ts'
import { unreadable } from './wav-format.ts'

export interface WavClip {
  /** Mono, 16 kHz, −1…1, at least one sample. */
  pcm: Float32Array
  durationMs: number
  /** How much the file's header promises beyond what is there: worth a warning where > 0. */
  missingMs: number
}

/**
 * Reads `path`, a file or a pipe: 8–48 kHz, mono or stereo, 16-bit or float PCM, up to three hours. Stereo is averaged.
 * @throws CodedError audio_unreadable: no such file, a folder, a device, no permission, not a usable WAV; AbortError
 */
export async function readWav(path: string, { signal }: { signal: AbortSignal }): Promise<WavClip> {
  try {
    return await withFileBytes(path, { signal }, async ({ totalBytes, pieces }) => {
      const clip = new ClipReader(path, totalBytes)
      for await (const piece of pieces) {
        clip.push(piece)
        if (clip.isDone) break
      }
      return clip.end()
    })
  } catch (error) {
    if (isAbort(error) || error instanceof CodedError) throw error
    throw unreadable(path, whyNoBytes(error), error)
  }
}

/** The same for a WAV in memory; `name` is how complaints call it. */
export function clipFromWav(bytes: Uint8Array, name: string): WavClip {
  const clip = new ClipReader(name, bytes.length)
  clip.push(bytes)
  return clip.end()
}

class ClipReader {
  private readonly decoder: WavDecoder
  private resampler: PieceResampler | undefined
  private readonly pieces: Float32Array[] = []

  constructor(
    private readonly name: string,
    totalBytes: number | undefined,
  ) {
    this.decoder = new WavDecoder(name, totalBytes)
  }

  get isDone(): boolean {
    return this.decoder.isDone
  }

  push(bytes: Uint8Array): void {
    const channels = this.decoder.push(bytes)
    const { format } = this.decoder
    if (!format) return
    this.resampler ??= new PieceResampler(format.sampleRateHz, MICROPHONE_SAMPLE_RATE_HZ)
    this.keep(this.resampler.push(toMono(channels)))
  }

  end(): WavClip {
    const missingMs = this.decoder.end()
    this.keep(this.resampler!.end())
    const pcm = joined(this.pieces)
    if (pcm.length === 0) throw unreadable(this.name, 'the WAV file holds no audio')
    return { pcm, durationMs: (pcm.length / MICROPHONE_SAMPLE_RATE_HZ) * 1000, missingMs }
  }

  private keep(piece: Float32Array): void {
    for (let i = 0; i < piece.length; i++) piece[i] = Math.max(-1, Math.min(1, piece[i]!)) // filter overshoot
    this.pieces.push(piece)
  }
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
    case 'ENOTSUP':
    case 'ENXIO':
    case 'ENODEV':
      return 'a device or a socket, not a file'
    case 'EACCES':
    case 'EPERM':
      return 'no permission to read it'
    case 'ENAMETOOLONG':
      return 'no such file: its name is too long'
    case 'ELOOP':
      return 'no such file: its links lead in a circle'
    case 'ERR_INVALID_ARG_VALUE':
      return 'no such file: a name has no NUL in it'
    default:
      return `cannot be read: ${error instanceof Error ? error.message : String(error)}`
  }
}
