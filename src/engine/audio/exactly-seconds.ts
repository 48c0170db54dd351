// A clip of a given length, made of others.
import { MICROPHONE_SAMPLE_RATE_HZ } from '../../shared/audio-format.ts'

/** Exactly `seconds` of the clips in a row, from the first again after the last. Mono 16 kHz, at least one sample. */
export function exactlySeconds(clips: readonly Float32Array[], seconds: number): Float32Array {
  const all = new Float32Array(Math.round(seconds * MICROPHONE_SAMPLE_RATE_HZ))
  let at = 0
  for (let i = 0; at < all.length; i++) {
    const clip = clips[i % clips.length]!
    all.set(clip.subarray(0, all.length - at), at)
    at += clip.length
  }
  return all
}
