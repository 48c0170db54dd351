// Where the sound of one part of a sentence ends and that of the next begins, though they come from two layouts.
import { FRAME_SAMPLES } from './kokoro-parts.ts'

/** So many frames are sounded on the other side of a seam, for its place to be chosen among them. */
export const SEAM_FRAMES = 1

/**
 * Frame before which a seam lies: behind the blank between two words. Of the places in and around the blank this is the
 * one where two layouts differ least in level (90th percentile over 78 seams 9 dB; in the blank's middle 15 dB).
 * @param tokenFrames frames of each token, the paddings at both ends included
 * @param tokensBefore how many tokens stand before the seam, the padding not counted
 */
export function seamFrame(tokenFrames: readonly number[], tokensBefore: number): number {
  return tokenFrames.slice(0, 1 + tokensBefore).reduce((sum, frames) => sum + frames, 0)
}

/** `pcm`, whose first SEAM_FRAMES lie before the seam, from the seam on. */
export function fromSeam(pcm: Float32Array): Float32Array {
  return pcm.slice(upwardCrossing(pcm, SEAM_FRAMES * FRAME_SAMPLES))
}

/** `pcm`, whose last SEAM_FRAMES lie behind the seam, up to the seam. */
export function toSeam(pcm: Float32Array): Float32Array {
  return pcm.slice(0, upwardCrossing(pcm, pcm.length - SEAM_FRAMES * FRAME_SAMPLES))
}

/**
 * Where the wave rises through zero, as near to `place` as may be: two waves cut so meet without a click. Within
 * SEAM_FRAMES; `place` itself where it never does.
 */
function upwardCrossing(pcm: Float32Array, place: number): number {
  const rises = (at: number): boolean => (pcm[at - 1] ?? 0) < 0 && (pcm[at] ?? -1) >= 0
  for (let off = 0; off < SEAM_FRAMES * FRAME_SAMPLES; off++) {
    if (rises(place - off)) return place - off
    if (rises(place + off)) return place + off
  }
  return place
}
