// The microphone is opened for whoever needs it, let go of afterwards, and what is wrong with it stays told.
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { MicrophoneState } from '../store/audio-store.ts'
import { REST_AFTER_MS } from './microphone-lease.ts'
import { MicrophoneOnDemand } from './microphone-on-demand.ts'
import type { MicrophoneProblem } from './microphone-problem.ts'

const MISSING: MicrophoneProblem = { at: 'missing', message: 'No microphone was found.' }

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function setUp() {
  const state = {
    microphone: { at: 'closed' } as MicrophoneState,
    problem: null as MicrophoneProblem | null,
    /** What became of the device, in order. */
    acts: [] as string[],
  }
  const open = (act: string) => async (id?: string | null) => {
    state.acts.push(`${act} ${id ?? 'default'}`)
    state.microphone = state.problem ?? { at: 'open', label: '' }
  }
  const microphone = new MicrophoneOnDemand({
    keeper: {
      start: open('start'),
      ensure: open('ensure'),
      retry: open('retry'),
      renew: open('renew'),
      rest: (next) => {
        state.microphone = next
        state.acts.push(`rest ${next.at}`)
      },
    },
    problemAtRest: async () => state.problem,
    state: () => state.microphone,
    onRest: () => {},
  })
  return { microphone, state }
}

it('given push-to-talk, then nothing is opened before a press, and it rests after the turn', async () => {
  const { microphone, state } = setUp()
  await microphone.choose('desk', false)
  microphone.take('press')
  microphone.setBusy(true)
  microphone.give('press')
  await vi.advanceTimersByTimeAsync(60_000)
  expect(state.acts).toEqual(['rest resting', 'ensure desk'])
  microphone.setBusy(false)
  await vi.advanceTimersByTimeAsync(REST_AFTER_MS)
  expect(state.acts.slice(2)).toEqual(['rest resting'])
})

it('given hands-free, then it is opened at once and stays', async () => {
  const { microphone, state } = setUp()
  await microphone.choose(null, true)
  microphone.take('press')
  microphone.give('press')
  await vi.advanceTimersByTimeAsync(60_000)
  expect(state.acts).toEqual(['start default', 'ensure default'])
})

it('given no microphone, then that is known without a press, until one is plugged in', async () => {
  const { microphone, state } = setUp()
  state.problem = MISSING
  await microphone.choose(null, false)
  expect(state.microphone).toEqual(MISSING)
  state.problem = null
  microphone.inputsChanged(true)
  await vi.advanceTimersByTimeAsync(0)
  expect(state.microphone).toEqual({ at: 'resting' })
})

it('given a refusal that only the press has shown, then it stays told while it rests', async () => {
  const { microphone, state } = setUp()
  await microphone.choose(null, false)
  state.microphone = { at: 'denied', message: 'Parley may not use the microphone.' }
  microphone.take('press')
  state.microphone = { at: 'denied', message: 'Parley may not use the microphone.' }
  microphone.give('press')
  await vi.advanceTimersByTimeAsync(REST_AFTER_MS)
  expect(state.microphone).toMatchObject({ at: 'denied' })
})

it('given its end while it is asked about, then nothing is told any more', async () => {
  const { microphone, state } = setUp()
  const applied = microphone.choose(null, false)
  microphone.dispose()
  await applied
  expect(state.acts).toEqual([])
})
