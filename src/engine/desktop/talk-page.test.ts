// What the window's page is told of a conversation that ends; it is loaded anew, or dies, in the middle of a conversation: what becomes of that.
import { describe, expect, it } from 'vitest'
import { talkRoom as room } from './testing/fake-talk-room.ts'

const SPEECH = '9'.repeat(20)
const SILENCE = '0'.repeat(40)

describe('Talk, what its page shows', () => {
  it('given a reply that is heard, when a new conversation begins, then that turn belongs to the old one', async () => {
    const { talk, pass, page, kept } = room()
    talk.type('One?')
    await pass(600)
    talk.startAnew()
    await pass(100)
    const told = page.events.flatMap(({ name }) => (/^(?:finished|anew)$/.test(name) ? name : []))
    expect(told).toEqual(['finished', 'anew'])
    expect(kept).toHaveLength(1)
  })
})

describe('Talk, when its page goes', () => {
  it('given a person who speaks, then nothing waits for the rest, not even for what the old page still sends, and the new one is heard', async () => {
    const { talk, hear, pass, turns, modes } = room({ talk: 'duplex' })
    talk.opened()
    await hear(SPEECH)
    expect(talk.mode).toBe('listening')
    talk.pageGone()
    await hear(SPEECH)
    expect(talk.mode).toBe('idle')
    talk.pageCame()
    talk.opened()
    await hear(SPEECH + SILENCE)
    await pass(4000)
    expect(turns()).toHaveLength(1)
    expect(modes()).toEqual(['listening', 'idle', 'listening', 'thinking', 'speaking', 'idle'])
  })

  it('given a reply that is heard, then it ends there, is kept as far as it was heard, and the next turn is answered', async () => {
    const { talk, pass, turns, fake, kept, page } = room()
    talk.type('How are you?')
    await pass(900)
    expect(talk.mode).toBe('speaking')
    talk.pageGone()
    expect(talk.mode).toBe('idle')
    expect(kept).toHaveLength(1)
    expect(kept[0]).toMatchObject({ summary: { interrupted: true } })
    const { heard, reply } = kept[0]!.summary
    expect(heard.length).toBeLessThan(reply.length)
    const pieces = page.named('playback:piece').length
    await pass(4000)
    expect(page.named('playback:piece')).toHaveLength(pieces)
    talk.pageCame()
    talk.type('And now?')
    await pass(4000)
    expect(turns()[1]).toMatchObject({ summary: { interrupted: false } })
    expect(fake.asked.at(-1)).toContainEqual({ role: 'user', content: 'How are you?' })
  })

  it('given a press that is held, then it is over, its release comes too late, and the next press is heard', async () => {
    const { talk, hear, pass, turns, page } = room()
    talk.opened()
    talk.press()
    await hear(SPEECH)
    talk.pageGone()
    expect(talk.pressed).toBe(false)
    expect(page.named('press')).toEqual([{ stroke: 'cancel' }])
    talk.release()
    await pass(3000)
    expect(turns()).toEqual([])
    talk.pageCame()
    talk.opened()
    talk.press()
    await hear(SPEECH)
    talk.release()
    await pass(4000)
    expect(turns()).toHaveLength(1)
  })

  it('given a timer that ends before the new page is there, then it is told of when that can be heard', async () => {
    const { talk, pass, page, fake } = room()
    talk.type('Set a timer for 10 seconds.')
    await pass(8_000)
    const said = (): string => fake.spoken.map(({ text }) => text).join(' ')
    talk.pageGone()
    await pass(9_000)
    expect(page.named('notice')).toMatchObject([{ isDue: true }])
    expect(said()).not.toContain('Time is up')
    talk.pageCame()
    await pass(3_000)
    expect(said()).toContain('Time is up')
  })
})

describe('Talk, when the clock is set', () => {
  it('given a clock that is set to another day, then the model is told that day from the next turn on', async () => {
    const { talk, pass, fake, state } = room()
    const told = (): string => JSON.stringify(fake.asked.at(-1))
    const day = (ms: number): string =>
      new Date(ms).toLocaleDateString('en-GB', {
        weekday: 'long',
        day: 'numeric',
        month: 'long',
        year: 'numeric',
      })
    talk.type('How are you?')
    await pass(4000)
    expect(told()).toContain(`Today is ${day(0)}.`)
    state.setByMs = 86_400_000
    talk.type('And now?')
    await pass(4000)
    expect(told()).toContain(`Today is ${day(86_400_000)}.`)
    state.setByMs = -86_400_000
    talk.type('And now?')
    await pass(4000)
    expect(told()).toContain(`Today is ${day(-86_400_000)}.`)
  })
})
