// How loud a sound is, and when it begins to be heard.
import { AUDIBLE_DBFS, METER_FLOOR_DBFS } from '../../shared/audio-format.ts'

/** RMS level of all of `pcm` in dBFS; silence is −120. */
export function levelDbfs(pcm: Float32Array): number {
  let energy = 0
  for (let i = 0; i < pcm.length; i++) energy += pcm[i]! * pcm[i]!
  return decibels(energy / Math.max(1, pcm.length))
}

/** @param power mean square, for dBFS (silence is −120), or the ratio of two, for dB */
export function decibels(power: number): number {
  return 10 * Math.log10(power + 1e-12)
}

/** Where `dbfs` stands on the meter: −60…0 dBFS as 0…1. */
export function meterLevel(dbfs: number): number {
  return Math.min(1, Math.max(0, 1 - dbfs / METER_FLOOR_DBFS))
}

/** Index of the first sample of the first whole 10 ms window at −45 dBFS or more, or null. Same windows as the engine. */
export function firstAudibleSample(pcm: Float32Array, sampleRateHz: number): number | null {
  const step = Math.round(sampleRateHz / 100)
  for (let at = 0; at + step <= pcm.length; at += step) {
    if (levelDbfs(pcm.subarray(at, at + step)) >= AUDIBLE_DBFS) return at
  }
  return null
}
