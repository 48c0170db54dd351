// The session on one clock: left what the microphone was fed, right what the loudspeaker played.
import { MICROPHONE_SAMPLE_RATE_HZ, VOICE_SAMPLE_RATE_HZ } from '../../shared/audio-format.ts'
import { resample } from './resample.ts'
import { writeWav } from './wav-write.ts'

/** What a recording needs of a loudspeaker. */
export interface RenderedTrack {
  render(lengthMs: number, rateHz: number): Float32Array
}

/**
 * Collects the microphone's frames; the clock's 0 is the first of them. Written at 24 kHz: the voice stays as it
 * was played, sample by sample, and all of the microphone's band fits.
 */
export class Recording {
  private readonly frames: Float32Array[] = []
  private samples = 0

  constructor(private readonly loudspeaker: RenderedTrack) {}

  /** Takes the next frame as fed: mono 16 kHz, any length. */
  fed(frame: Float32Array): void {
    this.frames.push(frame.slice())
    this.samples += frame.length
  }

  /** Length of the microphone's side so far. */
  get lengthMs(): number {
    return (this.samples / MICROPHONE_SAMPLE_RATE_HZ) * 1000
  }

  /** Both sides, `lengthMs` long (the microphone's length where not given). */
  render(lengthMs: number = this.lengthMs): {
    left: Float32Array
    right: Float32Array
    sampleRateHz: number
  } {
    const microphone = new Float32Array(this.samples)
    let at = 0
    for (const frame of this.frames) {
      microphone.set(frame, at)
      at += frame.length
    }
    const sampleRateHz = VOICE_SAMPLE_RATE_HZ
    const left = new Float32Array(Math.round((lengthMs * sampleRateHz) / 1000))
    left.set(resample(microphone, MICROPHONE_SAMPLE_RATE_HZ, sampleRateHz).subarray(0, left.length))
    return { left, right: this.loudspeaker.render(lengthMs, sampleRateHz), sampleRateHz }
  }

  /** Writes them as 16-bit stereo. @throws CodedError output_unwritable, disk_full; AbortError */
  async write(
    path: string,
    { signal, lengthMs }: { signal: AbortSignal; lengthMs?: number },
  ): Promise<void> {
    const { left, right, sampleRateHz } = this.render(lengthMs)
    await writeWav(path, [left, right], sampleRateHz, { signal })
  }
}
