import { expect, it } from 'vitest'
import { FakeClock } from '../audio/testing/fake-clock.ts'
import { EngineRest } from './engine-rest.ts'

const MINUTE_MS = 60_000

function room(unloadAfterMinutes: number | null = 15) {
  const clock = new FakeClock()
  const state = { unloadAfterMinutes, isIdle: true, sleepsAtMs: [] as number[] }
  const rest = new EngineRest({
    clock,
    unloadAfterMinutes: () => state.unloadAfterMinutes,
    isIdle: () => state.isIdle,
    sleep: () => state.sleepsAtMs.push(clock.nowMs()),
  })
  return { clock, state, rest }
}

it('given no use for the set time, then the engine is unloaded, once', async () => {
  const { clock, state, rest } = room()
  rest.used()
  await clock.goTo(60 * MINUTE_MS)
  expect(state.sleepsAtMs).toEqual([15 * MINUTE_MS])
})

it('given a use meanwhile, then the time counts from there', async () => {
  const { clock, state, rest } = room()
  rest.used()
  await clock.goTo(10 * MINUTE_MS)
  rest.used()
  await clock.goTo(60 * MINUTE_MS)
  expect(state.sleepsAtMs).toEqual([25 * MINUTE_MS])
})

it('given something that goes on when it is due, then it is asked again after the same time', async () => {
  const { clock, state, rest } = room()
  state.isIdle = false
  rest.used()
  await clock.goTo(16 * MINUTE_MS)
  state.isIdle = true
  await clock.goTo(60 * MINUTE_MS)
  expect(state.sleepsAtMs).toEqual([30 * MINUTE_MS])
})

it('given never, or the end, then it stays', async () => {
  const { clock, state, rest } = room(null)
  rest.used()
  await clock.goTo(1000 * MINUTE_MS)
  state.unloadAfterMinutes = 1
  rest.used()
  rest.close()
  await clock.goTo(2000 * MINUTE_MS)
  expect(state.sleepsAtMs).toEqual([])
})
