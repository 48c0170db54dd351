import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { sessionRoom, silence, speech } from '../testing/fake-session-room.ts'

describe('Session, an engine that is lost', () => {
  beforeEach(
    () => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] }),
  )
  afterEach(() => vi.useRealTimers())

  it('given a reply that waits for it, tells once that it is loaded anew, and the reply is heard', async () => {
    const { hear, named, summaries, losses, state } = sessionRoom()
    state.replyComesAfterMs = 4_000
    await hear(speech + silence(700))
    losses.lost('language model', performance.now())
    vi.advanceTimersByTime(2_000)
    expect(named('engine_lost')).toMatchObject([{ turn: 1, engine: 'language model' }])
    losses.over('language model')
    await hear(silence(8_000))
    expect(summaries()).toMatchObject([{ heard: 'All is well today. Very well indeed.' }])
    expect(named('engine_lost')).toHaveLength(1)
  })

  it('given a person who still speaks, tells nothing', async () => {
    const { hear, named, losses } = sessionRoom()
    await hear(speech)
    losses.lost('speech recognition', performance.now())
    vi.advanceTimersByTime(2_000)
    expect(named('engine_lost')).toEqual([])
  })
})
