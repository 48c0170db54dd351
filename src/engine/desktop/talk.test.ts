import { describe, expect, it } from 'vitest'
import { FRAME_MS } from '../../shared/audio-format.ts'
import { talkRoom as room } from './testing/fake-talk-room.ts'

const SPEECH = '9'.repeat(20)

describe('Talk, push-to-talk', () => {
  it('given a press with a pre-roll, answers the whole of it aloud', async () => {
    const { talk, pass, hear, preRoll, modes, turns, page, kept } = room()
    await pass(1000)
    preRoll(15)
    talk.press()
    await hear(SPEECH)
    talk.release()
    await pass(4000)
    expect(modes()).toEqual(['listening', 'thinking', 'speaking', 'idle'])
    expect(turns()).toHaveLength(1)
    expect(turns()[0]).toMatchObject({
      typed: false,
      audioFile: null,
      summary: { transcript: 'What is up?', heard: 'All is well today. Very well indeed.' },
    })
    const received = page.named('turn').find((event) => event.event === 'audio_received')
    expect(received).toMatchObject({ duration_ms: 35 * FRAME_MS })
    expect(turns()[0]!.summary.voice_to_voice_ms).toBeGreaterThanOrEqual(50)
    expect(kept).toHaveLength(1)
  })

  it('given a second press, hears nothing of the first one again', async () => {
    const { talk, pass, hear, preRoll, page } = room()
    for (let i = 0; i < 2; i++) {
      await pass(3000)
      preRoll(10)
      talk.press()
      await hear(SPEECH)
      talk.release()
      await pass(3000)
    }
    const received = page.named('turn').filter((event) => event.event === 'audio_received')
    expect(received).toMatchObject([{ duration_ms: 30 * FRAME_MS }, { duration_ms: 30 * FRAME_MS }])
  })

  it('given stop while it is pressed, hears nothing more of this press', async () => {
    const { talk, hear, pass, modes, turns } = room()
    talk.opened()
    talk.press()
    await hear(SPEECH)
    talk.stop()
    await hear(SPEECH)
    talk.release()
    await pass(3000)
    expect(modes()).toEqual(['listening', 'idle'])
    expect(turns()).toEqual([])
  })

  it('given no engine, refuses a press in words, and the page takes it back: later presses are heard', () => {
    const { talk, state, page } = room()
    const { engine } = state
    state.engine = undefined
    expect(() => talk.press()).toThrow('not ready')
    expect(talk.pressed).toBe(false)
    expect(page.named('press')).toEqual([{ stroke: 'cancel' }])
    state.engine = engine
    talk.press()
    expect(talk.mode).toBe('listening')
  })

  it('given a stop from elsewhere during a press, as when the computer sleeps, then the page lets go too', () => {
    const { talk, page } = room()
    talk.opened()
    talk.press()
    talk.stop()
    talk.stop()
    expect(page.named('press')).toEqual([{ stroke: 'cancel' }])
  })

  it('given a microphone that is lost in the middle, answers what was said', async () => {
    const { talk, hear, pass, turns } = room()
    talk.opened()
    talk.press()
    await hear(SPEECH)
    talk.lost()
    await pass(4000)
    expect(turns()).toHaveLength(1)
  })
})

describe('Talk, duplex', () => {
  it('given a question and silence, answers; given speech over it, ducks and then stops', async () => {
    const { talk, hear, turns, page } = room({ talk: 'duplex' })
    talk.opened()
    await hear('0'.repeat(10) + SPEECH + '0'.repeat(16 + 20))
    expect(talk.mode).toBe('speaking')
    await hear('9')
    expect(page.named('playback:gain')).toEqual([{ gain: 0.3 }])
    await hear('9999999')
    expect(talk.mode).toBe('listening')
    expect(turns()[0]).toMatchObject({ summary: { interrupted: true } })
    expect(page.named('playback:flush')).toHaveLength(1)
  })

  it('given a click over its reply, ducks, comes back and talks on', async () => {
    const { talk, hear, turns, page } = room({ talk: 'duplex' })
    talk.opened()
    await hear(SPEECH + '0'.repeat(30) + '77' + '0'.repeat(100))
    expect(page.named('playback:gain')).toEqual([{ gain: 0.3 }, { gain: 1 }])
    expect(turns()).toMatchObject([{ summary: { interrupted: false } }])
  })

  it('given interruptions turned off, talks on over speech', async () => {
    const { talk, hear, turns, page } = room({ talk: 'duplex', bargeIn: 'off' })
    talk.opened()
    await hear(SPEECH + '0'.repeat(30) + SPEECH + '0'.repeat(100))
    expect(turns()[0]).toMatchObject({ summary: { interrupted: false } })
    expect(page.named('playback:gain')).toEqual([])
  })

  it('given low sensitivity, takes more speech to interrupt', async () => {
    const { talk, hear } = room({ talk: 'duplex', bargeIn: 'low' })
    talk.opened()
    await hear(SPEECH + '0'.repeat(30) + '9'.repeat(7))
    expect(talk.mode).toBe('speaking')
    await hear('9'.repeat(2))
    expect(talk.mode).toBe('listening')
  })

  it('given mute, hears nothing and says so', async () => {
    const { talk, hear, turns, page, pass } = room({ talk: 'duplex' })
    talk.opened()
    await hear('9'.repeat(10))
    talk.mute(true)
    await hear(SPEECH + '0'.repeat(40))
    await pass(100)
    expect(turns()).toEqual([])
    expect(page.named('mode').at(-1)).toEqual({ mode: 'idle', muted: true })
    talk.mute(false)
    await hear(SPEECH + '0'.repeat(120))
    expect(turns()).toHaveLength(1)
  })

  it('given a change of the silence, waits as long from the next pause on', async () => {
    const { talk, hear, state } = room({ talk: 'duplex', silenceMs: 1600 })
    talk.opened()
    await hear(SPEECH + '0'.repeat(28))
    expect(talk.mode).toBe('listening')
    state.settings = { ...state.settings, silenceMs: 500 }
    await hear('0')
    expect(talk.mode).not.toBe('listening')
  })

  it('given a user who often goes on after 400 ms, learns to wait for them', async () => {
    const { hear, modes, floor } = room({ talk: 'duplex', silenceMs: 500 })
    floor.remember([384, 416, 416])
    await hear('0'.repeat(10) + SPEECH + '0'.repeat(12) + SPEECH) // 384 ms of silence
    await hear('0'.repeat(13))
    expect(modes()).toEqual(['listening'])
    await hear('0'.repeat(120))
    expect(modes()).toEqual(['listening', 'thinking', 'speaking', 'idle'])
    expect(floor.pausesMs).toEqual([384, 416, 416, 384, 0])
  })
})

describe('Talk, typed and said', () => {
  it('given a typed question, answers aloud from the moment of sending', async () => {
    const { talk, pass, turns, fake, modes } = room()
    await pass(500)
    talk.type('  How are you? ')
    await pass(4000)
    expect(modes()).toEqual(['thinking', 'speaking', 'idle'])
    expect(fake.asked[0]?.at(-1)).toEqual({ role: 'user', content: 'How are you?' })
    expect(turns()[0]).toMatchObject({ typed: true, summary: { transcript: 'How are you?' } })
    expect(turns()[0]!.summary.voice_to_voice_ms).toBeLessThan(200)
  })

  it('given another voice and speed, uses them from the next turn on', async () => {
    const { talk, pass, fake, state } = room()
    state.settings = { ...state.settings, voice: 'bm_lewis', speed: 1.5, systemPrompt: 'Be rude.' }
    talk.type('Hello?')
    await pass(4000)
    expect(fake.spoken[0]).toMatchObject({ voice: 'bm_lewis', speed: 1.5 })
    const opening = fake.asked[0]?.filter(({ isOpening }) => isOpening) ?? []
    expect(opening[0]?.content).toMatch(/Parley/)
    expect(opening.at(-1)?.content).toMatch(/Be rude\.$/)
  })

  it('given the same reply in another turn, says it from memory, and in another voice anew', async () => {
    const { talk, pass, fake, turns, state } = room()
    const ask = async (): Promise<void> => {
      talk.type('How are you?')
      await pass(4000)
    }
    await ask()
    const synthesised = fake.spoken.length
    await ask()
    expect(fake.spoken).toHaveLength(synthesised)
    expect(turns().map(({ summary }) => summary.heard)).toEqual(
      Array(2).fill('All is well today. Very well indeed.'),
    )
    state.settings = { ...state.settings, voice: 'bm_lewis' }
    await ask()
    expect(fake.spoken).toHaveLength(2 * synthesised)
  })

  it('given a new conversation, remembers nothing of the one before', async () => {
    const { talk, pass, fake } = room()
    talk.type('One?')
    await pass(4000)
    talk.startAnew()
    talk.type('Two?')
    await pass(4000)
    const said = fake.asked.at(-1)?.filter(({ isOpening }) => !isOpening)
    expect(said).toEqual([{ role: 'user', content: 'Two?' }])
  })

  it('given text to say once more, says it without a turn, and stops for the next', async () => {
    const { talk, pass, fake, modes, page, turns } = room()
    const said = talk.say('Once more, please.', 'am_adam', 1.2)
    await pass(300)
    expect(modes()).toEqual(['speaking'])
    talk.type('Enough?')
    await said
    await pass(4000)
    expect(fake.spoken[0]).toEqual({ text: 'Once more, please.', voice: 'am_adam', speed: 1.2 })
    expect(page.named('playback:flush')).toHaveLength(1)
    expect(turns()).toHaveLength(1)
  })

  it('tells the reply in step with the voice, never backwards, and whole in the end', async () => {
    const { talk, pass, page } = room()
    talk.type('How are you?')
    await pass(4000)
    const replies = page.named('reply')
    const lengths = replies.map(({ spoken }) => spoken.length)
    expect(lengths).toEqual([...lengths].sort((a, b) => a - b))
    expect(replies.length).toBeGreaterThan(4)
    expect(replies.at(-1)).toEqual({
      turn: 1,
      text: 'All is well today. Very well indeed.',
      spoken: 'All is well today. Very well indeed.',
    })
  })
})
