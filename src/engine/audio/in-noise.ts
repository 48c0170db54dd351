// Speech as loud noise leaves it.
import { seeded } from '../../shared/seeded.mjs'
import { levelDbfs } from './level.ts'

/** Of values even between −1 and 1. */
const NOISE_RMS = 1 / Math.sqrt(3)

/** `pcm` under white noise, the same at every call. @param snrDb level of all of `pcm` over that of the noise */
export function inNoise(pcm: Float32Array, snrDb: number): Float32Array {
  const random = seeded(1)
  const gain = 10 ** ((levelDbfs(pcm) - snrDb) / 20) / NOISE_RMS
  return pcm.map((sample) => sample + gain * (2 * random() - 1))
}
