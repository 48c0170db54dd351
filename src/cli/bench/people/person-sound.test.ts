import { describe, expect, it } from 'vitest'
import { levelDbfs } from '../../../engine/audio/level.ts'
import { personSound } from './person-sound.ts'

/** 200 ms of a buzz of 125 Hz, which stands for any speech. */
const speak = async (): Promise<Float32Array> =>
  Float32Array.from({ length: 3_200 }, (_, i) => ((i % 128) / 128 - 0.5) * 0.4)

describe('personSound', () => {
  it('puts the parts and pauses in a row, and knows where the last word ends', async () => {
    const person = { id: 'one', voice: 1, say: ['a', 500, 'b'] }
    const { pcm, speechEndMs } = await personSound(person, speak, [])
    expect(speechEndMs).toBe(400 + 200 + 500 + 200)
    const level = (fromMs: number, toMs: number): number =>
      levelDbfs(pcm.subarray(fromMs * 16, toMs * 16))
    expect(level(400, 600)).toBeGreaterThan(-25)
    expect(level(650, 1_050)).toBeLessThan(-60)
    expect(level(1_100, 1_300)).toBeGreaterThan(-25)
  })

  it('puts a television as far below somebody as it is told', async () => {
    const person = { id: 'one', voice: 1, say: ['a'] }
    const beside = { sound: 'television', belowDb: 20 } as const
    const alone = await personSound(person, speak, ['c'])
    const { pcm } = await personSound({ ...person, beside }, speak, ['c'])
    const speechDbfs = levelDbfs(alone.pcm.subarray(6_400, 9_600))
    expect(speechDbfs - levelDbfs(pcm.subarray(12_000, 60_000))).toBeCloseTo(20, -0.5)
  })

  it('takes the voice out of a whisper: the buzz’s own period is gone', async () => {
    const { pcm } = await personSound({ id: 'one', voice: 1, say: ['a'], as: 'whisper' }, speak, [])
    expect(Math.abs(periodicity(pcm.subarray(6_800, 9_200)))).toBeLessThan(0.3)
    expect(periodicity(await speak())).toBeGreaterThan(0.9)
  })
})

/** Correlation with itself one period of the buzz later. */
function periodicity(sound: Float32Array): number {
  let [same, energy] = [0, 0]
  for (let i = 128; i < sound.length; i++) {
    same += sound[i]! * sound[i - 128]!
    energy += sound[i]! ** 2
  }
  return same / energy
}
