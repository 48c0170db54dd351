import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { MicrophoneLease, REST_AFTER_MS } from './microphone-lease.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function setUp() {
  const state = { rests: 0 }
  const lease = new MicrophoneLease(() => state.rests++)
  return { state, lease }
}

it('given a press and its reply, then it may rest some seconds after the turn and not before', () => {
  const { state, lease } = setUp()
  lease.take('press')
  lease.give('press')
  lease.extend('turn')
  vi.advanceTimersByTime(60_000)
  expect(lease.isNeeded).toBe(true)
  lease.give('turn')
  vi.advanceTimersByTime(REST_AFTER_MS - 1)
  expect(state.rests).toBe(0)
  vi.advanceTimersByTime(1)
  expect(state.rests).toBe(1)
  expect(lease.isNeeded).toBe(false)
})

it('given a press before it rests, then the time begins anew', () => {
  const { state, lease } = setUp()
  lease.take('press')
  lease.give('press')
  vi.advanceTimersByTime(REST_AFTER_MS - 1)
  lease.take('press')
  vi.advanceTimersByTime(60_000)
  expect(state.rests).toBe(0)
})

it('given a turn that was typed, then nobody needs it', () => {
  const { lease } = setUp()
  lease.extend('turn')
  expect(lease.isNeeded).toBe(false)
})

it('given that it is needed always, then no use and no end of one lets it rest', () => {
  const { state, lease } = setUp()
  lease.setAlways(true)
  lease.take('press')
  lease.give('press')
  vi.advanceTimersByTime(60_000)
  expect(state.rests).toBe(0)
  lease.setAlways(false)
  vi.advanceTimersByTime(REST_AFTER_MS)
  expect(state.rests).toBe(1)
})

it('given two uses, then the end of one is not the end', () => {
  const { state, lease } = setUp()
  lease.take('meter')
  lease.take('press')
  lease.give('press')
  lease.give('press')
  vi.advanceTimersByTime(60_000)
  expect(state.rests).toBe(0)
})
