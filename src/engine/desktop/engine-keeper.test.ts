import { describe, expect, it } from 'vitest'
import { CodedError } from '../../shared/coded-error.ts'
import { keeperRoom } from './testing/fake-keeper-room.ts'

describe('EngineKeeper', () => {
  it('given all models, opens and tells how it comes along', async () => {
    const { keeper, told } = keeperRoom()
    await keeper.reopen()
    expect(keeper.engine).toBeDefined()
    expect(told.filter(([name]) => name === 'readiness').map(([, payload]) => payload)).toEqual([
      { at: 'starting', loading: [] },
      { at: 'starting', loading: ['voice'] },
      { at: 'ready' },
    ])
    expect(keeper.health.find(({ part }) => part === 'tts')).toMatchObject({
      state: 'ready',
      detail: 'fake: fake (fake)',
      pid: 3,
    })
  })

  it('given a missing model, says which, and opens once it has come', async () => {
    const { keeper, state } = keeperRoom()
    state.missing = ['kokoro-window']
    await keeper.reopen()
    expect(keeper.readiness).toEqual({ at: 'models-missing', ids: ['kokoro-window'], bytes: 1000 })
    state.missing = []
    await keeper.reopenIfIdle()
    expect(keeper.readiness).toEqual({ at: 'ready' })
  })

  it('given an engine that cannot be opened, says why, and tries again when asked', async () => {
    const { keeper, state } = keeperRoom()
    state.fail = new CodedError('model_corrupt', 'the model x is corrupt')
    await keeper.reopen()
    const error = { code: 'model_corrupt', message: 'the model x is corrupt' }
    expect(keeper.readiness).toEqual({ at: 'failed', error })
    state.fail = undefined
    await keeper.reopen()
    expect(keeper.readiness).toEqual({ at: 'ready' })
  })

  it('given another tier, stops its users, closes the old engine and opens the new one', async () => {
    const { keeper, state, engines } = keeperRoom()
    await keeper.reopen()
    state.tier = 'fast'
    await keeper.reopen()
    expect(engines.map(({ isClosed }) => isClosed)).toEqual([true, false])
    expect(state.closings).toBe(1)
  })

  it('given a tier to open instead, does so where its models are here, and never asks for them', async () => {
    const { keeper, state } = keeperRoom()
    state.instead = ['fast']
    await keeper.reopen()
    expect(keeper.tier).toBe('fast')
    state.missing = ['llm-0.5b']
    await keeper.reopen()
    expect(keeper.tier).toBe('balanced')
    state.missing = ['llm-0.5b', 'llm-1.5b']
    await keeper.reopen()
    expect(keeper.readiness).toMatchObject({ at: 'models-missing', ids: ['llm-1.5b'] })
    expect(keeper.tier).toBeUndefined()
  })

  it('given another wish while it opens, ends the first opening and has one engine', async () => {
    const { keeper, state, engines } = keeperRoom()
    let open = (): void => {}
    state.gate = new Promise((resolve) => (open = resolve))
    const first = keeper.reopen()
    await new Promise((resolve) => setImmediate(resolve))
    const second = keeper.reopen()
    open()
    await Promise.all([first, second])
    expect(state.openings[0]?.signal.aborted).toBe(true)
    expect(engines).toHaveLength(1)
    expect(keeper.readiness).toEqual({ at: 'ready' })
  })

  it('given an engine that sleeps, then nothing of it is left; woken, it is opened once for all who ask', async () => {
    const { keeper, state, engines, told } = keeperRoom()
    await keeper.reopen()
    await keeper.sleep()
    expect(keeper.readiness).toEqual({ at: 'asleep' })
    expect(engines[0]!.isClosed).toBe(true)
    expect(keeper.engine).toBeUndefined()
    expect(keeper.health.map((part) => part.state)).toEqual(['off', 'off', 'off'])
    told.length = 0
    const [one, other] = await Promise.all([keeper.wake(), keeper.wake()])
    expect(one).toBe(other)
    expect(engines).toHaveLength(2)
    const readiness = told.filter(([name]) => name === 'readiness').map(([, payload]) => payload)
    expect(readiness).toEqual([{ at: 'waking' }, { at: 'ready' }])
    expect(state.closings).toBe(1)
  })

  it('given an engine that cannot be opened again, then who woke it is told, and the window why', async () => {
    const { keeper, state } = keeperRoom()
    await keeper.reopen()
    await keeper.sleep()
    state.missing = ['llm-1.5b']
    await expect(keeper.wake()).rejects.toMatchObject({ code: 'engine_failed' })
    expect(keeper.readiness).toMatchObject({ at: 'models-missing' })
  })

  it('given one that is wanted the moment it goes to sleep, then it is there in the end', async () => {
    const { keeper, engines } = keeperRoom()
    await keeper.reopen()
    void keeper.sleep()
    await keeper.wake()
    expect(keeper.readiness).toEqual({ at: 'ready' })
    expect(engines.map(({ isClosed }) => isClosed)).toEqual([true, false])
  })

  it('given none that is open, then there is nothing to put to sleep', async () => {
    const { keeper, state } = keeperRoom()
    state.missing = ['llm-1.5b']
    await keeper.reopen()
    await keeper.sleep()
    expect(keeper.readiness).toMatchObject({ at: 'models-missing' })
  })

  it('given a part that dies and comes back, tells both and stays ready', async () => {
    const { keeper, state } = keeperRoom()
    await keeper.reopen()
    const died = new CodedError('engine_died', 'voice ended unexpectedly')
    state.openings[0]!.onHealth('tts', { state: 'restarting', error: died })
    const voice = () => keeper.health.find(({ part }) => part === 'tts')
    expect(voice()).toMatchObject({ state: 'restarting', error: { code: 'engine_died' } })
    state.openings[0]!.onHealth('tts', { state: 'ready' })
    expect(voice()).toMatchObject({ state: 'ready', error: null })
    expect(keeper.readiness).toEqual({ at: 'ready' })
  })

  it('given a part that is given up, is ready no more', async () => {
    const { keeper, state } = keeperRoom()
    await keeper.reopen()
    const error = new CodedError('engine_failed', 'voice ended 4 times within a minute')
    state.openings[0]!.onHealth('tts', { state: 'failed', error })
    expect(keeper.readiness).toMatchObject({ at: 'failed', error: { code: 'engine_failed' } })
  })
})
