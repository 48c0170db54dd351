import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { FRAME_MS } from '../../../shared/audio-format.ts'
import { sessionRoom, silence, speech } from '../testing/fake-session-room.ts'

/** A room in which losses are looked for as time goes by. */
function watchedRoom() {
  const room = sessionRoom()
  const hear = async (frames: string): Promise<void> => {
    for (const frame of frames) {
      await room.hear(frame)
      vi.advanceTimersByTime(FRAME_MS)
    }
  }
  return { ...room, hear }
}

describe('Session, an engine that is lost', () => {
  beforeEach(
    () => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] }),
  )
  afterEach(() => vi.useRealTimers())

  it('given a reply that waits for it, tells once that it is loaded anew, and the reply is heard', async () => {
    const { hear, named, summaries, losses, state } = watchedRoom()
    state.replyComesAfterMs = 4_000
    await hear(speech + silence(700))
    losses.lost('language model', performance.now())
    await hear(silence(800))
    expect(named('engine_lost')).toMatchObject([{ turn: 1, engine: 'language model' }])
    losses.over('language model')
    await hear(silence(8_000))
    expect(summaries()).toMatchObject([{ heard: 'All is well today. Very well indeed.' }])
    expect(named('engine_lost')).toHaveLength(1)
  })

  it('given a person who still speaks, tells nothing', async () => {
    const { hear, named, losses } = watchedRoom()
    await hear(speech)
    losses.lost('speech recognition', performance.now())
    await hear(speech.repeat(3))
    expect(named('engine_lost')).toEqual([])
  })

  it('given a person who has fallen silent, tells it before the turn is over', async () => {
    const { session, hear, named, losses, state } = watchedRoom()
    state.soundsFinished = false // 1.5 s of silence end the turn
    state.replyComesAfterMs = 4_000
    await hear(speech)
    losses.lost('speech recognition', performance.now())
    await hear(speech + silence(600))
    expect(named('engine_lost')).toEqual([])
    await hear(silence(200))
    expect(session.at).toBe('listening')
    expect(named('engine_lost')).toMatchObject([{ turn: 1, engine: 'speech recognition' }])
  })

  it('given one that is back before the turn is over, and a reply that is late all the same, tells it', async () => {
    const { hear, named, losses, state } = watchedRoom()
    state.replyComesAfterMs = 4_000
    await hear(speech)
    losses.lost('speech recognition', performance.now())
    await hear(silence(400))
    losses.over('speech recognition')
    await hear(silence(800))
    expect(named('engine_lost')).toEqual([])
    await hear(silence(200))
    expect(named('engine_lost')).toMatchObject([{ engine: 'speech recognition' }])
  })

  it('given one that is back, and the reply in time, tells nothing', async () => {
    const { hear, named, losses } = watchedRoom()
    await hear(speech)
    losses.lost('speech recognition', performance.now())
    await hear(silence(400))
    losses.over('speech recognition')
    await hear(silence(8_000))
    expect(named('turn')).toHaveLength(1)
    expect(named('engine_lost')).toEqual([])
  })

  describe('while its reply is heard', () => {
    /** A second of a reply that begins at 3.8 s: then there is nothing for two. */
    async function whileItBreaksOff() {
      const room = watchedRoom()
      room.state.speechComesAfterMs = 3_000
      await room.hear(speech + silence(3_600))
      expect(room.named('first_audio_played')).toHaveLength(1)
      room.losses.lost('voice', performance.now())
      return room
    }

    it('given that it breaks off, tells it once that has been silent for 0.7 s', async () => {
      const { hear, named } = await whileItBreaksOff()
      await hear(silence(1_100))
      expect(named('engine_lost')).toEqual([])
      await hear(silence(400))
      expect(named('engine_lost')).toMatchObject([{ engine: 'voice' }])
    })

    it('given that it is dry for a moment as the loss is noticed, does not tell it', async () => {
      const room = watchedRoom()
      room.state.speechComesAfterMs = 1_150 // 150 ms are silent between two clauses of a second
      await room.hear(speech + silence(2_240))
      room.losses.lost('voice', performance.now() - 1_250)
      await room.hear(silence(3_000))
      expect(room.named('turn')).toHaveLength(1)
      expect(room.named('engine_lost')).toEqual([])
    })

    it('given a person who speaks into that silence, does not tell it over them', async () => {
      const { hear, named, state } = await whileItBreaksOff()
      state.overheard = 'What is'
      await hear(silence(900) + speech + speech)
      expect(named('pause')).toHaveLength(1)
      expect(named('engine_lost')).toEqual([])
    })
  })
})
