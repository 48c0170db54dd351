// Cuts a running sound into frames of 512 samples at 16 kHz.
import { FRAME_SAMPLES, MICROPHONE_SAMPLE_RATE_HZ } from '../../shared/audio-format.ts'
import { StreamingResampler } from './streaming-resampler.ts'

/** Allocates one buffer a frame, which the receiver may take away (transfer). */
export class FrameCutter {
  private readonly resampler: StreamingResampler
  private frame = new Float32Array(FRAME_SAMPLES)
  private filled = 0

  /** @param inputHz rate of what is pushed */
  constructor(inputHz: number, emit: (frame: Float32Array<ArrayBuffer>) => void) {
    this.resampler = new StreamingResampler(inputHz, MICROPHONE_SAMPLE_RATE_HZ, (sample) => {
      this.frame[this.filled++] = sample
      if (this.filled < FRAME_SAMPLES) return
      const full = this.frame
      this.frame = new Float32Array(FRAME_SAMPLES)
      this.filled = 0
      emit(full)
    })
  }

  push(chunk: Float32Array): void {
    this.resampler.push(chunk)
  }
}
