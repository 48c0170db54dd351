import { describe, expect, it } from 'vitest'
import { sessionRoom, silence, speech, television } from '../testing/fake-session-room.ts'

describe('Session, with a television in the room', () => {
  it('given a television that goes on behind a question, answers the question', async () => {
    const { hear, summaries, state } = sessionRoom()
    await hear(speech + television(3_000))
    expect(summaries()).toMatchObject([{ transcript: state.transcript, reply: state.reply }])
  })

  it('given it goes on while the reply is thought of, does not take the turn back', async () => {
    const { hear, names, state } = sessionRoom()
    state.replyComesAfterMs = 800
    await hear(speech + television(4_000))
    expect(names()).not.toContain('turn_retracted')
    expect(names()).toContain('first_audio_played')
  })

  it('given it goes on over the reply, the reply does not pause', async () => {
    const { hear, names } = sessionRoom()
    await hear(speech + silence(600) + television(4_000))
    expect(names()).not.toContain('pause')
  })

  it('given somebody as near as before over the reply, it does', async () => {
    const { hear, names } = sessionRoom()
    await hear(speech + silence(600) + television(200) + speech)
    expect(names()).toContain('pause')
  })
})
