import { describe, expect, it, vi } from 'vitest'
import { keeperRoom } from './testing/fake-keeper-room.ts'

describe('EngineKeeper, aside', () => {
  it('given somebody has the machine aside, then no engine is open meanwhile, and it is opened again behind it', async () => {
    const { keeper, engines, state } = keeperRoom()
    await keeper.reopen()
    let seen: unknown
    await keeper.aside(async () => {
      seen = [keeper.readiness.at, keeper.engine, engines[0]!.isClosed]
    })
    expect(seen).toEqual(['asleep', undefined, true])
    await keeper.wake()
    expect([keeper.readiness.at, state.openings.length]).toEqual(['ready', 2])
  })

  it('given somebody talks meanwhile, then it is called off, and the engine opens once it has ended', async () => {
    const { keeper, engines } = keeperRoom()
    await keeper.reopen()
    let end = (): void => {}
    let isCalledOff = false
    const aside = keeper.aside(async (signal) => {
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
      isCalledOff = true
      await new Promise<void>((resolve) => (end = resolve))
      signal.throwIfAborted()
    })
    const ended = expect(aside).rejects.toThrow(/another engine is wanted/)
    await vi.waitFor(() => expect(engines[0]!.isClosed).toBe(true))
    const awake = keeper.wake()
    await vi.waitFor(() => expect(isCalledOff).toBe(true))
    expect(engines).toHaveLength(1)
    end()
    await ended
    await awake
    expect([keeper.readiness.at, engines.length]).toEqual(['ready', 2])
  })

  it('given an engine that slept, then it sleeps on behind it; given none that can be had, then nothing is done', async () => {
    const { keeper, state } = keeperRoom()
    await keeper.reopen()
    await keeper.sleep()
    await keeper.aside(async () => {})
    expect(keeper.readiness.at).toBe('asleep')
    state.missing = ['llm-1.5b']
    await keeper.reopen()
    await expect(keeper.aside(async () => expect.unreachable())).rejects.toThrow(/not ready/)
  })
})
