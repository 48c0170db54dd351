// Plays samples into a sink, and records a source: one process each, ended by its owner.
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { spawn } from '../../../src/engine/child-process.mjs'
import { toInt16Bytes } from './int16.ts'

/** Short, so that what is said is heard at once; the daemon serves every client at this pace. */
const LATENCY_MS = 20
export const PLAYED_RATE_HZ = 48_000
export const RECORDED_RATE_HZ = 16_000

export interface Where {
  server: string
  /** Sink or source. */
  device: string
}

/**
 * Plays mono `pcm` (48 kHz) on one channel of a sink and resolves when it has been heard.
 * @param channel PulseAudio's name of it, e.g. `front-left`
 * @throws Error where pacat fails; AbortError, and then it falls silent at once
 */
export async function play(
  { server, device }: Where,
  channel: string,
  pcm: Float32Array,
  { signal }: { signal: AbortSignal },
): Promise<void> {
  signal.throwIfAborted()
  const child = spawn('pacat', [
    ...[`--server=${server}`, `--device=${device}`, '--playback', '--raw', '--format=s16le'],
    ...[`--rate=${PLAYED_RATE_HZ}`, '--channels=1', `--channel-map=${channel}`, '--no-remix'],
    `--latency-msec=${LATENCY_MS}`,
  ])
  const end = (): void => void child.kill()
  signal.addEventListener('abort', end, { once: true })
  try {
    child.stdin.on('error', () => {}) // it was ended while it was fed
    child.stdin.end(toInt16Bytes(pcm))
    const [status] = (await once(child, 'exit')) as [number | null]
    signal.throwIfAborted()
    if (status !== 0) throw new Error(`pacat ended with ${status}`)
  } finally {
    signal.removeEventListener('abort', end)
    child.kill()
  }
}

/** What a source gives, from its opening until it is closed. */
export class SourceRecorder {
  private readonly chunks: Buffer[] = []
  private startMs = 0

  private constructor(
    private readonly child: ChildProcess,
    private readonly channels: number,
  ) {}

  /** Resolves when the first samples have come. @param channelMap PulseAudio's, comma-separated */
  static async open({ server, device }: Where, channelMap: string): Promise<SourceRecorder> {
    const channels = channelMap.split(',').length
    const child = spawn('parec', [
      ...[`--server=${server}`, `--device=${device}`, '--raw', '--format=s16le'],
      ...[`--rate=${RECORDED_RATE_HZ}`, `--channels=${channels}`, `--channel-map=${channelMap}`],
      `--latency-msec=${LATENCY_MS}`,
    ])
    const recorder = new SourceRecorder(child, channels)
    child.stdout.on('data', (chunk: Buffer) => recorder.take(chunk))
    const gone = once(child, 'exit').then(() => Promise.reject(new Error('parec ended')))
    gone.catch(() => {}) // it ends with the recording
    await Promise.race([once(child.stdout, 'data'), gone])
    return recorder
  }

  /** Ends it. @returns its channels from the first sample on, 16 kHz, and `Date.now()` at that sample */
  close(): { channels: Float32Array[]; startMs: number } {
    this.child.kill()
    const bytes = Buffer.concat(this.chunks)
    const frames = Math.floor(bytes.length / 2 / this.channels)
    const channels = Array.from({ length: this.channels }, (_, channel) => {
      const samples = new Float32Array(frames)
      for (let i = 0; i < frames; i++)
        samples[i] = bytes.readInt16LE((i * this.channels + channel) * 2) / 32_768
      return samples
    })
    return { channels, startMs: this.startMs }
  }

  private take(chunk: Buffer): void {
    if (this.startMs === 0) {
      const frames = chunk.length / 2 / this.channels
      this.startMs = Date.now() - (frames / RECORDED_RATE_HZ) * 1000
    }
    this.chunks.push(chunk)
  }
}
