import { describe, expect, it } from 'vitest'
import { FRAME_MS } from '../../../shared/audio-format.ts'
import { sessionRoom, silence, speech } from '../testing/fake-session-room.ts'

describe('Session, silences behind words', () => {
  it('given speech before anything is heard of a slow reply, takes the commitment back and learns the silence', async () => {
    const { hear, events, summaries, totals, learned, state } = sessionRoom()
    state.replyComesAfterMs = 800
    await hear(speech + silence(600) + speech + silence(4000))
    expect(events.find(({ event }) => event === 'turn_retracted')).toMatchObject({ turn: 1 })
    expect(summaries()).toHaveLength(1)
    expect(learned).toEqual([
      { soundsFinished: true, wentOnAfterMs: 19 * FRAME_MS },
      { soundsFinished: true, wentOnAfterMs: undefined },
    ])
    const [{ replies_prepared, replies_withdrawn, withdrawn_ms } = { withdrawn_ms: 0 }] = totals()
    expect({ replies_prepared, replies_withdrawn }).toEqual({
      replies_prepared: 2,
      replies_withdrawn: 1,
    })
    // From the pause, two frames into the silence, to the fifth frame of speech.
    expect(withdrawn_ms).toBe((19 - 2 + 5) * FRAME_MS)
  })

  it('given speech over its reply, learns how long the silence before it was', async () => {
    const { hear, learned, state } = sessionRoom()
    state.hangoverMs = 300
    await hear(speech + silence(480) + speech + silence(4000))
    expect(learned[0]).toEqual({ soundsFinished: true, wentOnAfterMs: 15 * FRAME_MS })
  })

  it('given noise without words, learns nothing of the silence behind it', async () => {
    const { hear, learned, state } = sessionRoom()
    state.transcript = ''
    await hear(speech + silence(300) + speech + silence(1000))
    expect(learned).toEqual([])
  })

  it('given a story between two of its sentences, waits as for half a sentence; given its question, does not', async () => {
    const { hear, state, named, summaries } = sessionRoom()
    const story = 'Last year we went up to the lake, and on the third day the boat was gone.'
    state.transcript = `${story} Nobody had seen it.`
    await hear(speech + silence(1_200))
    expect(named('speech_end')).toEqual([])
    state.transcript += ' What would you do?'
    await hear(speech + silence(700))
    expect(named('speech_end')).toHaveLength(1)
    await hear(silence(4_000))
    expect(summaries()).toMatchObject([{ turn: 1, transcript: state.transcript }])
  })
})
