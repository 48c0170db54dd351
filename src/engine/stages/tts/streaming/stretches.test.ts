import { describe, expect, it } from 'vitest'
import { joined } from '../../../audio/joined.ts'
import { FRAME_SAMPLES, type LaidOut } from './kokoro-parts.ts'
import type { NormModel } from './norm-statistics.ts'
import { stretches, type SoundParts, type Wanted } from './stretches.ts'

const TOKEN_FRAMES = [26, 40, 4, 60, 4, 50, 10, 2]
const FRAMES = 196
/** A wave that rises through zero where each frame begins. */
const SOUND = Float32Array.from({ length: FRAMES * FRAME_SAMPLES }, (_, at) =>
  Math.sin((2 * Math.PI * at) / FRAME_SAMPLES + 1e-3),
)

const utterance = { frameCount: FRAMES, tokenFrames: TOKEN_FRAMES } as LaidOut
const model = {} as NormModel

function fakeParts() {
  const asked: number[] = []
  const span = (from: number, to: number) => SOUND.slice(from * FRAME_SAMPLES, to * FRAME_SAMPLES)
  const parts: SoundParts = {
    layOut: async () => utterance,
    expect: () => ({ mean: new Float32Array(0), variance: new Float32Array(0) }),
    sound: async (_, __, from, to) => {
      asked.push(to - from)
      return span(from, to)
    },
    soundWhole: async () => SOUND,
  }
  return { parts, asked }
}

async function sounded(wanted: Wanted, norms?: NormModel): Promise<Float32Array> {
  const all: Float32Array[] = []
  for await (const pcm of stretches(fakeParts().parts, utterance, norms, wanted)) all.push(pcm)
  return joined(all)
}

const frames = (from: number, to: number): Float32Array =>
  SOUND.slice(from * FRAME_SAMPLES, to * FRAME_SAMPLES)

describe('stretches', () => {
  it.each([
    ['in windows', model],
    ['at once', undefined],
  ])('given two seams, sounds what lies between them, %s', async (_, norms) => {
    const seams = { from: 70, to: 134 }
    expect(await sounded({ seams, endsInMark: true }, norms)).toEqual(frames(70, 134))
  })

  it('given parts that meet at seams, together has all of the sound', async () => {
    const endsInMark = true
    const all = [
      await sounded({ seams: { to: 70 }, endsInMark }, model),
      await sounded({ seams: { from: 70, to: 134 }, endsInMark }, model),
      await sounded({ seams: { from: 134 }, endsInMark }, model),
    ]
    expect(joined(all)).toEqual(await sounded({ seams: {}, endsInMark }, model))
  })

  it('given a part of two words, sounds no more before its first piece than of a whole sentence', async () => {
    const { parts, asked } = fakeParts()
    const part = stretches(parts, utterance, model, { seams: { to: 70 }, endsInMark: true })
    await part.next()
    expect(asked).toEqual([28])
  })
})
