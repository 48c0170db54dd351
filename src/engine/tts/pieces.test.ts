import { describe, expect, it } from 'vitest'
import { pieces } from './pieces.ts'
import { joined } from '../audio/joined.ts'
import { samples } from './trim-silence.ts'

const lengthsMs = (ms: number): number[] =>
  [...pieces(new Float32Array(samples(ms)))].map((piece) => piece.length / samples(1))

describe('pieces', () => {
  it('given a clause, cuts a short first piece and then pieces of 300 ms', () => {
    expect(lengthsMs(1_100)).toEqual([200, 300, 300, 300])
  })

  it('given a rest, sends it with no more than 400 ms', () => {
    expect(lengthsMs(880)).toEqual([200, 300, 380])
    expect(lengthsMs(350)).toEqual([350])
  })

  it('given nothing, yields nothing', () => {
    expect(lengthsMs(0)).toEqual([])
  })

  it('given any clause, loses and changes no sample, and shares no memory with it', () => {
    const pcm = Float32Array.from({ length: 23_457 }, (_, at) => at)
    const cut = [...pieces(pcm)]
    expect(joined(cut)).toEqual(pcm)
    expect(cut.every((piece) => piece.buffer.byteLength === piece.byteLength)).toBe(true)
  })
})
