// The same loudness for every voice, and never a clipped sample.

/** Highest sample that leaves the engine. */
export const PEAK_DBFS = -1

/**
 * Applies a voice's fixed gain, and less of it where a peak would pass `PEAK_DBFS`. The gain is the voice's and not
 * the clause's, so that what is spoken softly stays soft.
 * @param pcm changed in place
 */
export function level(pcm: Float32Array, gainDb: number): Float32Array {
  let peak = 0
  for (const sample of pcm) peak = Math.max(peak, Math.abs(sample))
  const gain = peak === 0 ? 1 : Math.min(factor(gainDb), factor(PEAK_DBFS) / peak)
  for (let at = 0; at < pcm.length; at++) pcm[at]! *= gain
  return pcm
}

function factor(decibels: number): number {
  return 10 ** (decibels / 20)
}
