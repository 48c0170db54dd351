// The same loudness for every voice, and never a clipped sample.

/** Highest sample that leaves the engine. */
export const PEAK_DBFS = -1

/** Over so many samples (5 ms) the gain falls where a louder stretch begins. */
const RAMP_SAMPLES = 120

/**
 * Applies a voice's fixed gain to one utterance, stretch by stretch, and less of it from the stretch on where a peak
 * would pass `PEAK_DBFS`. The gain is the voice's and not the clause's, so that what is spoken softly stays soft.
 */
export class Leveller {
  private gain: number

  constructor(gainDb: number) {
    this.gain = factor(gainDb)
  }

  /** @param pcm changed in place */
  level(pcm: Float32Array): Float32Array {
    const ceiling = factor(PEAK_DBFS)
    let peak = 0
    for (const sample of pcm) peak = Math.max(peak, Math.abs(sample))
    const before = this.gain
    if (peak * before > ceiling) this.gain = ceiling / peak
    for (let at = 0; at < pcm.length; at++) {
      const share = Math.min(1, at / RAMP_SAMPLES)
      const levelled = pcm[at]! * (before + (this.gain - before) * share)
      pcm[at] = Math.max(-ceiling, Math.min(ceiling, levelled))
    }
    return pcm
  }
}

function factor(decibels: number): number {
  return 10 ** (decibels / 20)
}
