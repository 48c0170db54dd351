// What is answered without the model, through the window's conversation.
import { describe, expect, it } from 'vitest'
import { talkRoom as room } from './testing/fake-talk-room.ts'

describe('Talk, answered without the model', () => {
  it('given a sum, answers it without asking the model, and remembers it', async () => {
    const { talk, pass, turns, fake } = room()
    talk.type('What is 7 times 8?')
    await pass(4000)
    expect(fake.asked).toEqual([])
    expect(turns()[0]).toMatchObject({ summary: { reply: "That's 56." } })
    talk.type('And what is its square?')
    await pass(4000)
    expect(fake.asked[0]).toContainEqual({ role: 'assistant', content: "That's 56." })
  })

  it('given a wish for a lower voice, lowers it once the answer is heard', async () => {
    const { talk, pass, state } = room({ volume: 0.8 })
    talk.type('Speak softer.')
    await pass(4000)
    expect(state.settings.volume).toBe(0.6)
  })

  it('given a timer that ends while a reply is heard, tells it in the window and says it afterwards', async () => {
    const { talk, pass, page, fake } = room()
    talk.type('Set a timer for 10 seconds.')
    await pass(8_500)
    talk.type('How are you?')
    await pass(2_000)
    expect(page.named('notice')).toContainEqual({
      tone: 'info',
      message: 'Time is up. Your timer is done.',
    })
    const words = (): string => fake.spoken.map(({ text }) => text).join(' ')
    expect(words()).not.toContain('Time is up')
    await pass(4_000)
    expect(words()).toContain('Time is up')
  })
})
