// What is played, read at the pace of the microphone's clock: the two devices' clocks are never quite the same.

/** Each side of the interpolation. */
const REACH = 8
/** How far the reading may run ahead of the nominal place before `settle`: a minute at 100 ppm. */
const CENTRE = 96
const SPAN = 4096
/** Steps of a sample for which the interpolation is tabled. */
const STEPS = 128

/**
 * A line of the last samples, read `CENTRE` samples late and at a fraction that moves: band-limited interpolation (Smith
 * & Gossett, ICASSP 1984) with a Hann window, 16 taps.
 */
export class DriftingReference {
  private readonly line = new Float64Array(2 * SPAN)
  private filled = SPAN
  private late = 0

  /** By how much what is read is older than what comes in. */
  get delaySamples(): number {
    return CENTRE + this.late
  }

  /** @param block samples played; @param out as many samples, read @param later samples by which it slows down */
  read(block: ArrayLike<number>, later: number, out: Float64Array): void {
    const { length } = block
    if (this.filled + length > this.line.length) {
      this.line.copyWithin(0, this.filled - SPAN, this.filled)
      this.filled = SPAN
    }
    this.line.set(block, this.filled)
    this.filled += length
    const before = this.late
    this.pass(later)
    const step = (this.late - before) / length
    const first = this.filled - length - CENTRE
    for (let i = 0; i < length; i++) out[i] = this.at(first + i - before - step * (i + 1))
  }

  /** The same without sound: the clocks drift on. */
  pass(later: number): void {
    const limit = CENTRE - REACH
    this.late = Math.max(-limit, Math.min(SPAN / 2, this.late + later))
  }

  /** Takes the whole samples out of the lateness and returns them. For silence only: the reading jumps. */
  settle(): number {
    const whole = Math.round(this.late)
    this.late -= whole
    return whole
  }

  private at(position: number): number {
    const whole = Math.floor(position)
    const kernel = KERNELS[Math.round((position - whole) * STEPS)]!
    const first = whole - REACH + 1
    let sum = 0
    for (let i = 0; i < kernel.length; i++) sum += kernel[i]! * this.line[first + i]!
    return sum
  }
}

const KERNELS = Array.from({ length: STEPS + 1 }, (_, step) =>
  Float64Array.from({ length: 2 * REACH }, (_, i) => {
    const distance = step / STEPS - (i - REACH + 1)
    const sinc = distance === 0 ? 1 : Math.sin(Math.PI * distance) / (Math.PI * distance)
    return sinc * (0.5 + 0.5 * Math.cos((Math.PI * distance) / (REACH + 1)))
  }),
)
