import { describe, expect, it } from 'vitest'
import { FakeClock } from '../audio/testing/fake-clock.ts'
import { LoadReader } from './load-reader.ts'

/** Two cores of which others take `others` and our engines `ours` (0…1). */
function room() {
  const clock = new FakeClock()
  const state = { others: 1, ours: 0, isTalking: true, hasEngine: true }
  const cpu = { busyMs: 0, totalMs: 0 }
  let [leasedMs, countedMs, reads] = [0, 0, 0]
  const shares: number[] = []
  const reader = new LoadReader({
    clock,
    readCpu: () => {
      reads++
      const passedMs = 2 * (clock.nowMs() - countedMs)
      countedMs = clock.nowMs()
      cpu.totalMs += passedMs
      cpu.busyMs += passedMs * Math.min(1, state.ours + state.others)
      leasedMs += passedMs * state.ours
      return { ...cpu }
    },
    leasedMs: () => (state.hasEngine ? leasedMs : undefined),
    isTalking: () => state.isTalking,
    onShare: (share) => shares.push(Math.round(share * 100) / 100),
  })
  return { clock, state, reader, shares, reads: () => reads }
}

describe('LoadReader', () => {
  it('given a conversation, tells every five seconds what others take', async () => {
    const { clock, state, reader, shares } = room()
    reader.talks()
    await clock.goTo(10_000)
    Object.assign(state, { others: 0, ours: 0.4 })
    await clock.goTo(20_000)
    expect(shares).toEqual([1, 1, 0, 0])
  })
  it('given nobody who talks, reads nothing, and stops a minute after the last word', async () => {
    const { clock, state, reader, reads } = room()
    await clock.goTo(60_000)
    expect(reads()).toBe(0)
    reader.talks()
    state.isTalking = false
    await clock.goTo(10 * 60_000)
    expect(reads()).toBe(13)
    reader.talks()
    await clock.goTo(10 * 60_000 + 5_000)
    expect(reads()).toBe(15)
  })
  it('given an engine that is being opened anew, does not judge', async () => {
    const { clock, state, reader, shares } = room()
    reader.talks()
    state.hasEngine = false
    await clock.goTo(5_000)
    state.hasEngine = true
    await clock.goTo(10_000)
    expect(shares).toEqual([])
    await clock.goTo(15_000)
    expect(shares).toEqual([1])
  })
  it('given its end, reads no more', async () => {
    const { clock, reader, reads } = room()
    reader.talks()
    reader.close()
    await clock.goTo(60_000)
    expect(reads()).toBe(1)
  })
})
