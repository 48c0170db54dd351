import { describe, expect, it } from 'vitest'
import { CANNOT, claimsDeed, honest } from './honest.ts'

describe('claimsDeed', () => {
  it.each([
    "I'll set a timer for ten minutes.",
    'Sure, I have set a reminder for eight.',
    "Okay, I'll remind you to call Ann.",
    "I will let you know when it's done.",
    'Sure, I can play some jazz music for you.',
    "I've sent the message to your sister.",
    'I am calling your mother now, I will call her.',
    'Timer set for five minutes.',
    'All timers have been cancelled.',
    'Reminder: call Ann about the cake.',
    'Okay, playing the radio.',
    "I'll turn on the lights in the kitchen.",
    'I have booked a table for two.',
    'I will ring you in half an hour.',
    'I can tell you about the weather, the news, and more.',
    'Yes, I can read your emails aloud if you tell me which.',
    "I'll check your calendar for you.",
    'Let me look that up on the internet.',
    'I can give you the latest headlines every morning.',
    'I am able to access your messages.',
    'I can read your emails aloud, but I cannot access them.',
    'You can ask me about the weather, the news, and more.',
    'Yes, I can set a timer for ten minutes.',
  ])('%s', (sentence) => {
    expect(claimsDeed(sentence)).toBe(true)
  })

  it.each([
    'I cannot set alarms, but I can set a timer.',
    'Would you like me to set a timer?',
    'I would play some jazz if I could.',
    'You could call your mother.',
    "Let's play a game of twenty questions.",
    "I'll play the waiter. Good evening!",
    'I am sorry to hear that.',
    'I will tell you a story about a fox.',
    'I think you should send him a short message yourself.',
    'A timer is a device that measures time.',
    'The message of the book is hope.',
    'Ring your neighbour and ask.',
    'I call that a good idea.',
    'I will call you Martin from now on.',
    'I cannot read your emails, but I can help you write one.',
    'I can help you word an email to your landlord.',
    'I can tell you a story about a fox.',
    'I can give you a few ideas for the weekend.',
    'I can look at it from the other side, if you like.',
    'You can check your calendar for that.',
    'I can give you good news: it is easy.',
    'Yes, I can set timers.',
    'Of course, I can set a timer for you if you ask.',
    'Sure, I can remind you of things.',
    'You can ask me about history, or for a story.',
  ])('not: %s', (sentence) => {
    expect(claimsDeed(sentence)).toBe(false)
  })
})

async function heard(text: string, size: number): Promise<string[]> {
  async function* deltas(): AsyncGenerator<string> {
    for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
  }
  const pieces: string[] = []
  for await (const piece of honest(deltas())) pieces.push(piece)
  return pieces
}

describe.each([1, 4, 500])('honest, in pieces of %i characters', (size) => {
  it.each([
    'Paris. It is on the Seine, 3.5 hours away. Nice!',
    "I'm glad. What will you do?",
    'I would call that a win. Send him my best, as they say.',
    'Sure! One fun fact is that bees dance.',
  ])('lets %j pass', async (text) => {
    expect((await heard(text, size)).join('')).toBe(text)
  })

  it('says nothing of a claim that has no speaker', async () => {
    for (const claim of ['All timers have been cancelled.', 'Both reminders set. Fine!'])
      expect((await heard(claim, size)).join('')).toMatch(/^ ?I cannot do that myself/)
  })

  it('puts the truth in the place of a claim, and ends there', async () => {
    const text = "Nice idea. I'll play some jazz music for you. Enjoy!"
    expect((await heard(text, size)).join('')).toBe(`Nice idea.${CANNOT}`.replace('.I', '. I'))
  })
})

it.each([1, 4, 500])(
  'given that it can be asked for what it cannot have, says for what it can (%i)',
  async (size) => {
    const pieces = await heard('Sure. You can ask me about the weather, the news, and more.', size)
    expect(pieces.join('')).toBe(
      'Sure. You can ask me for stories, explanations and translations, or to set timers and reminders.',
    )
  },
)

it('given an offer that turns out to be another, does not wait for its end', async () => {
  const pieces = await heard(
    'I can tell you a long and winding story about a fox that ran away.',
    4,
  )
  expect(pieces.length).toBeGreaterThan(3)
})

it('given a sentence that promises nothing, does not wait for its end', async () => {
  expect((await heard('The sea is calm today.', 4))[0]).toBe('The sea ')
})
