import { describe, expect, it } from 'vitest'
import { FRAME_MS } from '../../../shared/audio-format.ts'
import { sessionRoom, silence, speech } from '../testing/fake-session-room.ts'

describe('Session, flags', () => {
  it('given speculation off, prepares nothing at a pause, and answers once the usual silence is over', async () => {
    const { hear, asked, totals, summaries, learned, state } = sessionRoom()
    state.flags = { speculation: false }
    await hear(speech + silence(300) + speech + silence(400))
    expect(asked).toEqual([])
    await hear(silence(4000))
    expect(asked).toHaveLength(1)
    expect(totals()).toMatchObject([{ replies_prepared: 0 }])
    const [turn] = summaries()
    expect(turn!.stages.endpoint_ms).toBeLessThanOrEqual(500 + 2 * FRAME_MS)
    expect(turn).toMatchObject({ transcript: 'What is up?', interrupted: false })
    expect(learned).toEqual([{ soundsFinished: true, wentOnAfterMs: undefined }])
  })

  it('given reading along off, lets the model read nothing before the turn is over', async () => {
    const read = async (isOn: boolean): Promise<number> => {
      const { hear, state } = sessionRoom()
      Object.assign(state, { flags: { 'read-along': isOn }, overheard: 'What is' })
      await hear(speech)
      return state.readAhead
    }
    expect(await read(true)).toBeGreaterThan(0)
    expect(await read(false)).toBe(0)
  })

  it('given backchannels off, gives way to "mm-hm" as to any speech', async () => {
    const { hear, named, state } = sessionRoom()
    state.flags = { backchannels: false }
    await hear(speech + silence(1200))
    Object.assign(state, { overheard: 'Mm-hm.', transcript: 'Mm-hm.' })
    await hear('9'.repeat(8) + silence(5000))
    expect(named('resume')).toEqual([])
    expect(named('duplex_interruption')).toHaveLength(1)
  })
})
