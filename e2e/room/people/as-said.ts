// Any recording as a person in the room would say it: without silence around it, all equally loud.
import {
  firstAudibleSample,
  lastAudibleSample,
  levelDbfs,
  levelsDbfs,
} from '../../../src/engine/audio/level.ts'
import { resample } from '../../../src/engine/audio/resample.ts'
import { PLAYED_RATE_HZ } from '../pulse/sound-clients.ts'

/** Level of a person at the microphone while they speak; echoes are told in relation to it. */
export const PERSON_DBFS = -20
/** So far below the loudest moment something is a pause. */
const PAUSE_BELOW_DB = 30
const LOUDEST = 0.95

/** @returns mono, 48 kHz */
export function asSaid(pcm: Float32Array, sampleRateHz: number): Float32Array {
  const loudest = levelsDbfs(pcm, sampleRateHz).reduce((most, level) => Math.max(most, level), -120)
  const audible = loudest - PAUSE_BELOW_DB
  const from = firstAudibleSample(pcm, sampleRateHz, audible) ?? 0
  const to = lastAudibleSample(pcm, sampleRateHz, audible) ?? pcm.length
  const said = resample(pcm.subarray(from, to), sampleRateHz, PLAYED_RATE_HZ)
  const gain = 10 ** ((PERSON_DBFS - activeDbfs(said, PLAYED_RATE_HZ)) / 20)
  return said.map((sample) => Math.max(-LOUDEST, Math.min(LOUDEST, sample * gain)))
}

/** Level while there is sound; pauses do not count. −120 where there is none. */
export function activeDbfs(pcm: Float32Array, sampleRateHz: number): number {
  const step = Math.round(sampleRateHz / 100)
  const levels = levelsDbfs(pcm, sampleRateHz)
  const loudest = levels.reduce((most, level) => Math.max(most, level), -120)
  const active = new Float32Array(pcm.length)
  let length = 0
  levels.forEach((level, window) => {
    if (level < loudest - PAUSE_BELOW_DB) return
    active.set(pcm.subarray(window * step, (window + 1) * step), length)
    length += step
  })
  return levelDbfs(active.subarray(0, length))
}
