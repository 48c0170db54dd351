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
    expect(fake.asked[0]).toContainEqual({
      role: 'assistant',
      content: "[What is 7 times 8] That's 56.",
    })
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
      isDue: true,
    })
    const words = (): string => fake.spoken.map(({ text }) => text).join(' ')
    expect(words()).not.toContain('Time is up')
    await pass(4_000)
    expect(words()).toContain('Time is up')
  })

  it('given a timer that ends while the user speaks, waits until the answer has been heard', async () => {
    const { talk, pass, hear, fake, modes, page } = room({ talk: 'duplex' })
    talk.type('Set a timer for 10 seconds.')
    await pass(9_000)
    talk.opened()
    await hear('9'.repeat(60))
    expect(page.named('notice')).toHaveLength(1)
    expect(modes().at(-1)).toBe('listening')
    const words = (): string[] => fake.spoken.map(({ text }) => text)
    expect(words().join(' ')).not.toContain('Time is up')
    await hear('0'.repeat(30))
    await pass(6_000)
    expect(words().join(' ')).toMatch(/All is well today.*Time is up/)
  })

  it('given timers, tells the window what runs', async () => {
    const { talk, pass, page } = room()
    talk.type('Set a pasta timer for 10 seconds.')
    await pass(4_000)
    expect(page.named('schedule')).toEqual([
      [expect.objectContaining({ kind: 'timer', label: 'pasta' })],
    ])
    await pass(8_000)
    expect(page.named('schedule').at(-1)).toEqual([])
  })

  it('given no engine yet, says what was missed once there is one', async () => {
    const { talk, pass, state, fake } = room()
    talk.type('Set a timer for 5 seconds.')
    await pass(3_000)
    state.engine = undefined
    await pass(6_000)
    expect(fake.spoken.map(({ text }) => text).join(' ')).not.toContain('Time is up')
    state.engine = fake.asEngine()
    talk.engineOpened()
    await pass(3_000)
    expect(fake.spoken.map(({ text }) => text).join(' ')).toContain('Time is up')
  })
})
