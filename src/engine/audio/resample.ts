// Changes the sample rate of a clip without audible loss, whole or piece by piece.
import { ratioOf, sincTaps, type SincDesign } from '../../shared/sinc-taps.ts'

/** About 82 dB of stop-band attenuation; flat to 0.9 of the lower Nyquist frequency, closed at 1. */
const DESIGN: SincDesign = { halfWidth: 52, kaiserBeta: 8.1, cutoff: 0.95 }

/**
 * Resamples mono PCM from one rate to another (both in Hz, whole numbers). The filter is centred, so nothing
 * is delayed; the result has round(length × toHz / fromHz) samples. Within 0.1 dB up to 0.9 of the lower
 * Nyquist frequency; images and aliases at least 60 dB down. Returns a new array even for equal rates.
 *
 * Method: windowed-sinc interpolation with a polyphase table, see sinc-taps.ts.
 */
export function resample(pcm: Float32Array, fromHz: number, toHz: number): Float32Array {
  if (fromHz === toHz) return pcm.slice()
  const resampler = new PieceResampler(fromHz, toHz)
  const [body, tail] = [resampler.push(pcm), resampler.end()]
  const result = new Float32Array(body.length + tail.length)
  result.set(body)
  result.set(tail, body.length)
  return result
}

/** The same for a clip that comes in pieces of any size: those that come out, joined, are what `resample` gives. */
export class PieceResampler {
  private readonly up: number
  private readonly down: number
  private readonly scale: number
  private readonly reach: number
  /** Odd ratios have many phases, a short clip meets few of them. */
  private readonly phases: (Float32Array | undefined)[] = []
  /** Input from sample `heldFrom` on: what outputs to come still need. */
  private held = new Float32Array(0)
  private heldFrom = 0
  private made = 0

  constructor(fromHz: number, toHz: number) {
    const { up, down } = ratioOf(fromHz, toHz)
    this.up = up
    this.down = down
    this.scale = Math.min(1, up / down)
    this.reach = Math.floor(DESIGN.halfWidth / this.scale)
  }

  /** Takes the next input. @returns the output that no later input can change */
  push(piece: Float32Array): Float32Array {
    const { up, down, reach } = this
    if (up === down) return piece
    const held = new Float32Array(this.held.length + piece.length)
    held.set(this.held)
    held.set(piece, this.held.length)
    this.held = held
    // The last input that output i weighs is floor(i × down / up) + reach + 1.
    const lastCentre = this.heldFrom + held.length - reach - 2
    const ready = lastCentre < 0 ? 0 : Math.ceil(((lastCentre + 1) * up) / down)
    const result = this.make(Math.max(this.made, ready))
    const needed = Math.max(0, Math.floor((this.made * down) / up) - reach)
    const spare = Math.min(this.held.length, needed - this.heldFrom)
    if (spare > 0) {
      this.held = this.held.slice(spare)
      this.heldFrom += spare
    }
    return result
  }

  /** @returns the rest; nothing is pushed afterwards */
  end(): Float32Array {
    const { up, down } = this
    if (up === down) return new Float32Array(0)
    return this.make(Math.round(((this.heldFrom + this.held.length) * up) / down))
  }

  /** Outputs up to, not including, `end`. */
  private make(end: number): Float32Array {
    const { up, down, scale, reach, held, heldFrom, made } = this
    const result = new Float32Array(Math.max(0, end - made))
    for (let i = 0; i < result.length; i++) {
      const at = (made + i) * down
      const phase = at % up
      const taps = (this.phases[phase] ??= sincTaps(DESIGN, phase / up, scale, reach))
      const first = Math.floor(at / up) - reach - heldFrom
      const from = Math.max(0, -first)
      const to = Math.min(taps.length, held.length - first)
      let sum = 0
      for (let k = from; k < to; k++) sum += taps[k]! * held[first + k]!
      result[i] = sum
    }
    this.made += result.length
    return result
  }
}
