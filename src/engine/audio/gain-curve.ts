// A loudness over time made of linear ramps.

interface Ramp {
  at: number
  length: number
  from: number
  to: number
}

/** Gain by sample position; before the first ramp it is `initial`. */
export class GainCurve {
  private readonly ramps: Ramp[]

  constructor(initial = 1) {
    this.ramps = [{ at: -Infinity, length: 0, from: initial, to: initial }]
  }

  /** From sample `at` on, glides to `gain` over `length` samples, from wherever it stands then. */
  rampTo(gain: number, at: number, length: number): void {
    const from = this.at(at)
    while (this.ramps.length > 1 && this.ramps.at(-1)!.at >= at) this.ramps.pop()
    this.ramps.push({ at, length, from, to: gain })
  }

  at(sample: number): number {
    const ramp = this.ramps.findLast((candidate) => candidate.at <= sample)!
    return valueOf(ramp, sample)
  }

  /** Multiplies `pcm`, whose first sample stands at position `at`, in place. */
  apply(pcm: Float32Array, at: number): void {
    let index = this.ramps.findLastIndex((candidate) => candidate.at <= at)
    for (let i = 0; i < pcm.length; i++) {
      while (index + 1 < this.ramps.length && this.ramps[index + 1]!.at <= at + i) index++
      pcm[i] = pcm[i]! * valueOf(this.ramps[index]!, at + i)
    }
  }
}

function valueOf({ at, length, from, to }: Ramp, sample: number): number {
  if (length <= 0 || sample >= at + length) return to
  return from + ((to - from) * (sample - at)) / length
}
