// Loudness over time: when something begins and ends to be heard.
import { AUDIBLE_DBFS } from '../../shared/audio-format.ts'

/**
 * RMS level in dBFS of each whole 10 ms window, counted from the first sample; silence is −120.
 * The same windows and floor as tools/v2v.mjs, so that our figures and its agree.
 */
export function levelsDbfs(pcm: Float32Array, sampleRateHz: number): Float32Array {
  const step = windowSamples(sampleRateHz)
  return Float32Array.from({ length: Math.floor(pcm.length / step) }, (_, window) =>
    levelDbfs(pcm.subarray(window * step, (window + 1) * step)),
  )
}

/** RMS level of all of `pcm` in dBFS. */
export function levelDbfs(pcm: Float32Array): number {
  let energy = 0
  for (const sample of pcm) energy += sample * sample
  return 10 * Math.log10(energy / Math.max(1, pcm.length) + 1e-12)
}

/** Index of the first sample of the first audible window, or null. */
export function firstAudibleSample(
  pcm: Float32Array,
  sampleRateHz: number,
  audibleDbfs: number = AUDIBLE_DBFS,
): number | null {
  const window = levelsDbfs(pcm, sampleRateHz).findIndex((level) => level > audibleDbfs)
  return window < 0 ? null : window * windowSamples(sampleRateHz)
}

/** Index after the last sample of the last audible window, or null. */
export function lastAudibleSample(
  pcm: Float32Array,
  sampleRateHz: number,
  audibleDbfs: number = AUDIBLE_DBFS,
): number | null {
  const window = levelsDbfs(pcm, sampleRateHz).findLastIndex((level) => level > audibleDbfs)
  return window < 0 ? null : (window + 1) * windowSamples(sampleRateHz)
}

/** Where the first audible window begins, in ms from the first sample, or null. */
export function firstAudibleMs(
  pcm: Float32Array,
  sampleRateHz: number,
  audibleDbfs?: number,
): number | null {
  return inMs(firstAudibleSample(pcm, sampleRateHz, audibleDbfs), sampleRateHz)
}

/** Where the last audible window ends, in ms from the first sample, or null. */
export function lastAudibleMs(
  pcm: Float32Array,
  sampleRateHz: number,
  audibleDbfs?: number,
): number | null {
  return inMs(lastAudibleSample(pcm, sampleRateHz, audibleDbfs), sampleRateHz)
}

function windowSamples(sampleRateHz: number): number {
  return Math.round(sampleRateHz / 100)
}

function inMs(sample: number | null, sampleRateHz: number): number | null {
  return sample === null ? null : (sample / sampleRateHz) * 1000
}
