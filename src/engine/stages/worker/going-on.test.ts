import { describe, expect, it } from 'vitest'
import { goOnSaying, goOnSounding } from './going-on.ts'

const lost = new Error('lost')
const isLoss = (error: unknown): boolean => error === lost

async function* items<T>(all: readonly T[], failure?: Error): AsyncGenerator<T, void, void> {
  yield* all
  if (failure) throw failure
}

async function collect<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const item of stream) all.push(item)
  return all
}

describe('goOnSaying', () => {
  it('given a loss in the middle, asks the next one to go on behind what was delivered', async () => {
    const told: string[] = []
    const runs = [
      () => items(['The capital', ' of'], lost),
      (said: string) => (told.push(said), items([' Peru', ' is Lima.'])),
    ]
    expect((await collect(goOnSaying(runs, isLoss))).join('')).toBe('The capital of Peru is Lima.')
    expect(told).toEqual(['The capital of'])
  })

  it('given no loss, asks nobody else', async () => {
    const runs = [() => items(['Lima.']), () => items(['never'])]
    expect(await collect(goOnSaying(runs, isLoss))).toEqual(['Lima.'])
  })

  it('given any other error, throws it and asks nobody else', async () => {
    const runs = [() => items(['a'], new Error('wrong')), () => items(['never'])]
    await expect(collect(goOnSaying(runs, isLoss))).rejects.toThrow('wrong')
  })

  it('given the loss of the last one, throws it', async () => {
    const runs = [() => items(['a'], lost), () => items(['b'], lost)]
    await expect(collect(goOnSaying(runs, isLoss))).rejects.toBe(lost)
  })
})

describe('goOnSounding', () => {
  it('given a loss within the second of its pieces, leaves out the samples that were delivered', async () => {
    const sound = (from: number, to: number) =>
      Float32Array.from({ length: to - from }, (_, i) => from + i)
    const runs = [
      () => items([sound(0, 3), sound(3, 5)], lost),
      () => items([sound(0, 2), sound(2, 4), sound(4, 7), sound(7, 8)]),
    ]
    const pieces = await collect(goOnSounding(runs, isLoss))
    expect(pieces.flatMap((pcm) => [...pcm])).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
  })
})
