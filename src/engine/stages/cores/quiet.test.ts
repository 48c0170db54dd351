import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Cores } from './cores.ts'
import type { Work } from './lease.ts'
import { Quiet } from './quiet.ts'

const want = { min: 2, max: 2 }

describe('quiet', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  function room() {
    const cores = new Cores(2, () => Date.now())
    const quiet = new Quiet(cores, 'tts-ahead', () => Date.now())
    const stop = new AbortController()
    const state = { came: false }
    const wait = () => void quiet.come(stop.signal).then(() => (state.came = true))
    const work = (what: Work, forMs: number) =>
      void cores.use(what, want, () => new Promise<void>((done) => setTimeout(done, forMs)), stop)
    return { quiet, stop, state, wait, work }
  }

  it('given cores that nobody uses, then it comes after a second and a half, and again at once', async () => {
    const { state, wait } = room()
    wait()
    await vi.advanceTimersByTimeAsync(1_400)
    expect(state.came).toBe(false)
    await vi.advanceTimersByTimeAsync(100)
    expect(state.came).toBe(true)
    state.came = false
    wait()
    await vi.advanceTimersByTimeAsync(0)
    expect(state.came).toBe(true)
  })

  it('given somebody who works meanwhile, then it waits for the end of that, and as long again', async () => {
    const { state, wait, work } = room()
    wait()
    await vi.advanceTimersByTimeAsync(1_000)
    work('stt-partial', 2_000)
    await vi.advanceTimersByTimeAsync(3_400)
    expect(state.came).toBe(false)
    await vi.advanceTimersByTimeAsync(200)
    expect(state.came).toBe(true)
  })

  it('given work that disturbs nobody, then it does not count', async () => {
    const { state, wait, work } = room()
    work('tts-ahead', 1_000)
    await vi.advanceTimersByTimeAsync(1_000)
    wait()
    await vi.advanceTimersByTimeAsync(600)
    expect(state.came).toBe(true)
  })

  it('when it is not waited for any more, then it ends', async () => {
    const { quiet, stop } = room()
    const coming = quiet.come(stop.signal)
    stop.abort()
    await expect(coming).rejects.toThrow('aborted')
  })
})
