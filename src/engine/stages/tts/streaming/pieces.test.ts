import { describe, expect, it } from 'vitest'
import { joined } from '../../../audio/joined.ts'
import { samples } from '../samples.ts'
import { pieces } from './pieces.ts'

async function cut(...stretches: Float32Array[]): Promise<Float32Array[]> {
  async function* sound() {
    yield* stretches
  }
  const all: Float32Array[] = []
  for await (const piece of pieces(sound())) all.push(piece)
  return all
}

const lengthsMs = async (...stretchesMs: number[]): Promise<number[]> =>
  (await cut(...stretchesMs.map((ms) => new Float32Array(samples(ms))))).map(
    (piece) => piece.length / samples(1),
  )

describe('pieces', () => {
  it('given stretches of a window each, hands every one on as it comes', async () => {
    expect(await lengthsMs(210, 400, 240)).toEqual([210, 400, 240])
  })

  it('given long stretches, cuts them to pieces of 200 to 400 ms', async () => {
    expect(await lengthsMs(1_100)).toEqual([300, 300, 300, 200])
    expect(await lengthsMs(600, 600)).toEqual([300, 300, 300, 300])
  })

  it('given short stretches, joins them, the first one at 120 ms already', async () => {
    expect(await lengthsMs(130, 100, 90, 120)).toEqual([130, 310])
    expect(await lengthsMs(100, 50, 100)).toEqual([150, 100])
  })

  it('given nothing, yields nothing', async () => {
    expect(await lengthsMs(0)).toEqual([])
  })

  it('given any sound, loses and changes no sample, and shares no memory with it', async () => {
    const pcm = Float32Array.from({ length: 23_457 }, (_, at) => at)
    const all = await cut(pcm.slice(0, 9_000), pcm.slice(9_000))
    expect(joined(all)).toEqual(pcm)
    expect(all.every((piece) => piece.buffer.byteLength === piece.byteLength)).toBe(true)
  })
})
