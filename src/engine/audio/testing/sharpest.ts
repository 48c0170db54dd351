// Clicks, measured.

/**
 * Largest bend of the wave, overall or within 1 ms (at 24 kHz) of the places given: a click is a sharp one.
 * @param places in samples
 */
export function sharpest(pcm: Float32Array, places?: readonly number[]): number {
  const around = places?.flatMap((place) => Array.from({ length: 48 }, (_, at) => place - 24 + at))
  let most = 0
  for (const at of around ?? pcm.keys())
    most = Math.max(most, Math.abs((pcm[at + 1] ?? 0) - 2 * (pcm[at] ?? 0) + (pcm[at - 1] ?? 0)))
  return most
}
