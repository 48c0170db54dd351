import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Updates, type Updater } from './updates.ts'

const DAY_MS = 24 * 3_600_000

function room(found: string | undefined, replacesItself = true) {
  const state = { opened: 0, asked: [] as boolean[], notices: [] as string[] }
  const updater: Updater = {
    check: async ({ fetch }) => {
      state.asked.push(fetch)
      if (found === 'offline') throw new Error('net::ERR_INTERNET_DISCONNECTED\nat somewhere')
      return found === undefined ? undefined : { version: found }
    },
  }
  const updates = new Updates({
    open: async () => {
      state.opened++
      return updater
    },
    replacesItself,
    notice: (_tone, message) => state.notices.push(message),
  })
  return { updates, state }
}

describe('Updates', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('given nobody allowed it, loads nothing and asks nobody, for days', async () => {
    const { updates, state } = room('2.0.0')
    updates.allow(false)
    await vi.advanceTimersByTimeAsync(3 * DAY_MS)
    expect(state).toEqual({ opened: 0, asked: [], notices: [] })
  })

  it('given leave, looks once a day and tells a version once', async () => {
    const { updates, state } = room('2.0.0')
    updates.allow(true)
    await vi.advanceTimersByTimeAsync(2 * DAY_MS + 120_000)
    expect(state.asked).toEqual([true, true, true])
    expect(state.notices).toEqual([
      'Parley 2.0.0 is there; it takes the place of this one when you quit.',
    ])
  })

  it('given leave that is taken back, stops', async () => {
    const { updates, state } = room('2.0.0')
    updates.allow(true)
    updates.allow(false)
    await vi.advanceTimersByTimeAsync(2 * DAY_MS)
    expect(state.opened).toBe(0)
  })

  it("given a package of the system's, downloads nothing and says what to do", async () => {
    const { updates, state } = room('2.0.0', false)
    updates.allow(true)
    await vi.advanceTimersByTimeAsync(120_000)
    expect(state.asked).toEqual([false])
    expect(state.notices[0]).toContain('install it as you installed this one')
  })

  it('given no network, says so in a line, and looks again the next day', async () => {
    const { updates, state } = room('offline')
    updates.allow(true)
    await vi.advanceTimersByTimeAsync(DAY_MS + 120_000)
    expect(state.asked).toHaveLength(2)
    expect(state.notices[0]).toBe(
      'Parley could not look for a newer version (net::ERR_INTERNET_DISCONNECTED).',
    )
  })
})
