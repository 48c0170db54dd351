import { describe, expect, it } from 'vitest'
import { ahead } from './ahead.ts'

const settle = async (): Promise<void> => {
  for (let i = 0; i < 20; i++) await Promise.resolve()
}

function countingSource(length: number) {
  const state = { made: 0, closed: false }
  async function* source(): AsyncGenerator<number> {
    try {
      for (let i = 0; i < length; i++) {
        state.made++
        yield i
      }
    } finally {
      state.closed = true
    }
  }
  return { state, source }
}

describe('ahead', () => {
  it('given no consumer yet, fills its queue and stops there', async () => {
    const { state, source } = countingSource(10)
    const run = ahead(source(), 3, { signal: new AbortController().signal })
    await settle()
    expect(state.made).toBe(3)
    await run.return()
  })

  it('given a consumer, hands on every item in order', async () => {
    const { source } = countingSource(10)
    const got: number[] = []
    for await (const item of ahead(source(), 2, { signal: new AbortController().signal }))
      got.push(item)
    expect(got).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  })

  it('given a consumer that leaves early, closes the source', async () => {
    const { state, source } = countingSource(10)
    for await (const item of ahead(source(), 2, { signal: new AbortController().signal }))
      if (item === 1) break
    await settle()
    expect(state.closed).toBe(true)
  })

  it('given a source that hangs, an abort still frees the consumer with its reason', async () => {
    const hung: AsyncIterable<number> = {
      [Symbol.asyncIterator]: () => ({ next: () => new Promise<never>(() => {}) }),
    }
    const abort = new AbortController()
    const next = ahead(hung, 1, { signal: abort.signal }).next()
    abort.abort(new Error('enough'))
    await expect(next).rejects.toThrow('enough')
  })

  it('given a source that fails, delivers what came before the failure first', async () => {
    async function* failing(): AsyncGenerator<number> {
      yield 1
      throw new Error('broken')
    }
    const run = ahead(failing(), 5, { signal: new AbortController().signal })
    await settle()
    expect((await run.next()).value).toBe(1)
    await expect(run.next()).rejects.toThrow('broken')
  })
})
