import { describe, expect, it } from 'vitest'
import { FakeClock } from '../../audio/testing/fake-clock.ts'
import { OutsideTeller } from './outside-teller.ts'
import type { OutsideWord } from './outside-word.ts'

function teller() {
  const clock = new FakeClock()
  const state = { isWanted: true, isInFront: false }
  const words: OutsideWord[] = []
  const outside = new OutsideTeller({
    clock,
    isWanted: () => state.isWanted,
    isInFront: () => state.isInFront,
    notify: (word) => void words.push(word),
  })
  return { clock, state, words, outside, bodies: () => words.map(({ body }) => body) }
}

const DUE = { tone: 'info', message: 'Your timer is done.', isDue: true } as const

describe('OutsideTeller', () => {
  it('given a timer that ends while nobody sees the window, tells of it', () => {
    const { outside, words } = teller()
    outside.told('notice', DUE)
    expect(words).toEqual([{ title: 'Parley', body: 'Your timer is done.', view: 'talk' }])
  })
  it('given the window in front, or a user who wants none, tells nothing', () => {
    const { outside, state, words } = teller()
    state.isInFront = true
    outside.told('notice', DUE)
    Object.assign(state, { isInFront: false, isWanted: false })
    outside.told('notice', DUE)
    outside.microphoneLost('No microphone was found.')
    expect(words).toEqual([])
  })
  it('given what can wait, waits; given what needs the user, says what and leads there', () => {
    const { outside, words } = teller()
    outside.told('notice', { tone: 'info', message: 'Heart answers in Spanish.' })
    outside.told('notice', { tone: 'warning', message: 'The voice was restarted.' })
    outside.told('mode', { mode: 'idle', muted: false })
    outside.told('readiness', { at: 'ready' })
    outside.told('readiness', { at: 'starting', loading: [] })
    expect(words).toEqual([])
    outside.told('readiness', { at: 'models-missing', ids: ['llm-1.5b'], bytes: 1 })
    outside.told('readiness', { at: 'failed', error: { code: 'internal', message: 'It broke.' } })
    outside.told('notice', { tone: 'error', message: 'The disk is full.' })
    outside.microphoneLost('Parley may not use the microphone.')
    expect(words.map(({ body, view }) => [view, body])).toEqual([
      ['models', 'Models that it needs are not on this computer. Open Parley to fetch them.'],
      ['diagnostics', 'It broke.'],
      ['talk', 'The disk is full.'],
      ['talk', 'Parley may not use the microphone.'],
    ])
  })
  it('given the same trouble over and over, tells of it once a minute; of two timers, twice', async () => {
    const { outside, clock, bodies } = teller()
    for (const atMs of [0, 1_000, 59_000]) {
      await clock.goTo(atMs)
      outside.microphoneLost('No microphone was found.')
    }
    expect(bodies()).toHaveLength(1)
    await clock.goTo(60_000)
    outside.microphoneLost('No microphone was found.')
    expect(bodies()).toHaveLength(2)
    outside.told('notice', DUE)
    outside.told('notice', DUE)
    expect(bodies()).toHaveLength(4)
  })
})
