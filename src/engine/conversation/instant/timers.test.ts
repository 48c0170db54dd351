import { describe, expect, it, vi } from 'vitest'
import { FakeClock } from '../../audio/testing/fake-clock.ts'
import { LONGEST_TIMER_MS, MOST_TIMERS, Timers, type Timer } from './timers.ts'

function open(onEnd: (timer: Timer) => void = () => {}): { timers: Timers; clock: FakeClock } {
  const clock = new FakeClock()
  const after = (delayMs: number, run: () => void): (() => void) => clock.after(delayMs, run)
  return { timers: new Timers({ now: () => new Date(clock.nowMs()), after }, onEnd), clock }
}

describe('Timers', () => {
  it('given a timer, tells of it once when it ends and forgets it', async () => {
    const onEnd = vi.fn()
    const { timers, clock } = open(onEnd)
    timers.set(60_000, 'pasta')
    expect(timers.list()).toEqual([{ endsAt: new Date(60_000), label: 'pasta' }])
    await clock.goTo(59_999)
    expect(onEnd).not.toHaveBeenCalled()
    await clock.goTo(200_000)
    expect(onEnd.mock.calls).toEqual([[{ endsAt: new Date(60_000), label: 'pasta' }]])
    expect(timers.list()).toEqual([])
  })
  it('given several, lists the next to end first and tells of each in turn', async () => {
    const ended: (string | undefined)[] = []
    const { timers, clock } = open(({ label }) => ended.push(label))
    timers.set(3000, 'last')
    timers.set(1000)
    timers.set(2000, 'second')
    expect(timers.list().map(({ endsAt }) => endsAt.getTime())).toEqual([1000, 2000, 3000])
    await clock.goTo(2500)
    expect(ended).toEqual([undefined, 'second'])
  })
  it('given a cancelled one, never tells of it; the others run on', async () => {
    const ended: (string | undefined)[] = []
    const { timers, clock } = open(({ label }) => ended.push(label))
    const first = timers.set(1000, 'first')
    timers.set(2000, 'second')
    expect(timers.cancel(first)).toBe(1)
    expect(timers.cancel(first)).toBe(0)
    await clock.goTo(5000)
    expect(ended).toEqual(['second'])
  })
  it('given all cancelled, says how many there were', () => {
    const { timers } = open()
    timers.set(1000)
    timers.set(2000)
    expect(timers.cancel()).toBe(2)
    expect(timers.cancel()).toBe(0)
  })
  it('given as many as there may be, sets no further one until one has gone', async () => {
    const { timers, clock } = open()
    for (let i = 1; i <= MOST_TIMERS; i++) expect(timers.set(i * 1000)).toBeDefined()
    expect(timers.set(1000)).toBeUndefined()
    await clock.goTo(1000)
    expect(timers.set(1000)).toBeDefined()
  })
  it('given a listener that sets a new one, lets it', async () => {
    const { timers, clock } = open(() => void timers.set(1000))
    timers.set(1000)
    await clock.goTo(1500)
    expect(timers.list()).toEqual([{ endsAt: new Date(2000) }])
  })
  it('given close, holds no timeout and takes no timer any more', async () => {
    const onEnd = vi.fn()
    const cancel = vi.fn()
    const timers = new Timers({ now: () => new Date(0), after: () => cancel }, onEnd)
    timers.set(1000)
    timers.set(2000)
    timers.close()
    timers.close()
    expect(cancel).toHaveBeenCalledTimes(2)
    expect(timers.set(1000)).toBeUndefined()
    expect(timers.list()).toEqual([])
  })
  it('given a timeout that fires although it was cancelled, stays silent', () => {
    const onEnd = vi.fn()
    let fire = (): void => {}
    const after = (_: number, run: () => void): (() => void) => {
      fire = run
      return () => {}
    }
    const timers = new Timers({ now: () => new Date(0), after }, onEnd)
    timers.set(1000)
    timers.cancel()
    fire()
    expect(onEnd).not.toHaveBeenCalled()
  })
  it.each([0, -1, NaN, LONGEST_TIMER_MS + 1])(
    'given a duration of %d ms, refuses it',
    (durationMs) => {
      expect(() => open().timers.set(durationMs)).toThrow(RangeError)
    },
  )
})
