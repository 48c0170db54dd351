import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startSessionClock } from '../../../engine/audio/clock.ts'
import { WindowLoudspeaker } from '../../../engine/desktop/window-loudspeaker.ts'
import { SoakPlayer } from './soak-player.ts'

const { signal } = new AbortController()
const second = new Float32Array(24_000).fill(0.1)
const clause = (index: number) => ({ index, text: `clause ${index}` })

describe('SoakPlayer', () => {
  let player: SoakPlayer
  let loudspeaker: WindowLoudspeaker
  const played: [string, number][] = []

  beforeEach(() => {
    vi.useFakeTimers()
    played.length = 0
    player = new SoakPlayer(() => loudspeaker)
    const clock = startSessionClock()
    loudspeaker = new WindowLoudspeaker({ clock, tell: player.hear })
    loudspeaker.onPlayed(({ mark, what, atMs }) =>
      played.push([`${mark.text} ${what}`, Math.round(atMs)]),
    )
  })
  afterEach(() => void vi.useRealTimers())

  it('given a reply of two clauses, plays it at its pace and tells when each is heard', async () => {
    await loudspeaker.enqueue(second, clause(0), { signal })
    await loudspeaker.enqueue(second, clause(1), { signal })
    let isDrained = false
    void loudspeaker.drained({ signal }).then(() => (isDrained = true))
    await vi.advanceTimersByTimeAsync(1_900)
    expect(isDrained).toBe(false)
    await vi.advanceTimersByTimeAsync(200)
    expect(isDrained).toBe(true)
    expect(played.filter(([what]) => what.endsWith('audible'))).toEqual([
      ['clause 0 audible', 50],
      ['clause 1 audible', 1_050],
    ])
    expect(vi.getTimerCount()).toBe(0)
  })

  it('given three times the pace, is done after a third of the time, and nothing is missing', async () => {
    player.pace = 3
    await loudspeaker.enqueue(second, clause(0), { signal })
    const drained = loudspeaker.drained({ signal })
    await vi.advanceTimersByTimeAsync(420)
    await drained
    expect(loudspeaker.playedSamples()).toBe(24_000)
  })

  it('given a flush in the middle, falls silent and leaves no timer', async () => {
    await loudspeaker.enqueue(second, clause(0), { signal })
    await vi.advanceTimersByTimeAsync(550)
    const heard = loudspeaker.flush()
    await vi.advanceTimersByTimeAsync(1_000)
    expect(heard).toBeGreaterThan(11_000)
    expect(heard).toBeLessThan(13_000)
    expect(vi.getTimerCount()).toBe(0)
  })
})
