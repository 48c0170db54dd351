// Changes the sample rate of sound that comes in chunks, without allocating: it runs on the audio thread.
import { designSincFilter, type SincFilter } from './sinc-filter.ts'

const LINE_SAMPLES = 8192

/**
 * Mono PCM in at `fromHz`, out at `toHz` (whole numbers). The output is delayed by 24 samples of the lower rate
 * (1.5 ms at 16 kHz); images and aliases are at least 60 dB down. Equal rates pass through untouched.
 */
export class StreamingResampler {
  private readonly filter: SincFilter | null
  private readonly line = new Float32Array(LINE_SAMPLES)
  private filled: number
  /** Index in `line` of the input sample at or before the next output, and how many `up`-ths it lies behind it. */
  private centre: number
  private phase = 0

  constructor(
    fromHz: number,
    toHz: number,
    private readonly emit: (sample: number) => void,
  ) {
    this.filter = fromHz === toHz ? null : designSincFilter(fromHz, toHz)
    // Silence stands before the first sample, so that the first output can be made.
    this.filled = this.filter?.reach ?? 0
    this.centre = this.filled
  }

  /** @param chunk at most 4096 samples; it is not kept */
  push(chunk: Float32Array): void {
    if (!this.filter) {
      for (let i = 0; i < chunk.length; i++) this.emit(chunk[i]!)
      return
    }
    if (this.filled + chunk.length > LINE_SAMPLES) this.moveToFront(this.filter.reach)
    this.line.set(chunk, this.filled)
    this.filled += chunk.length
    this.makeAll(this.filter)
  }

  private makeAll({ phases, reach, up, down }: SincFilter): void {
    while (this.centre + reach + 1 < this.filled) {
      const weights = phases[this.phase]!
      const first = this.centre - reach
      let sum = 0
      for (let k = 0; k < weights.length; k++) sum += weights[k]! * this.line[first + k]!
      this.emit(sum)
      const next = this.phase + down
      this.centre += Math.floor(next / up)
      this.phase = next % up
    }
  }

  private moveToFront(reach: number): void {
    const first = this.centre - reach
    this.line.copyWithin(0, first, this.filled)
    this.filled -= first
    this.centre = reach
  }
}
