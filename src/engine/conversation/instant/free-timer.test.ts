import { describe, expect, it } from 'vitest'
import { instantAnswer } from './instant-answer.ts'

const context = { now: new Date(2026, 10, 30, 15), timers: [], reminders: [] }
const set = (transcript: string) => instantAnswer(transcript, context)?.effect

describe('a timer in free words', () => {
  it.each([
    ['Give me a shout in four minutes for the tea.', 4, 'tea'],
    ['The bread needs thirty five minutes, starting now.', 35, 'bread'],
    ['My laundry has forty minutes from now.', 40, 'laundry'],
    ['Could you ping me after twenty minutes?', 20, undefined],
    ['I put the eggs on. Let me know when six minutes are over.', 6, undefined],
    ['Buzz me in a quarter of an hour, please.', 15, undefined],
    ['Hey, give me a little nudge in ten minutes.', 10, undefined],
    ['I am going to lie down, so wake me up in half an hour.', 30, undefined],
    ['Call me once twelve minutes have passed, for the rice.', 12, 'rice'],
    ['Can you yell at me in five minutes?', 5, undefined],
  ])('%s', (transcript, minutes, label) => {
    expect(set(transcript)).toEqual({
      kind: 'timer-set',
      durationMs: minutes * 60_000,
      ...(label !== undefined && { label }),
    })
  })

  it('given free words, has the command for them, which the model knows', () => {
    const answer = instantAnswer('Give me a shout in four minutes for the tea.', context)
    expect(answer?.command).toBe('set a timer for 4 minutes')
  })

  it.each([
    'They shout at me for ten minutes every day.',
    'My sister said, wake me in ten minutes.',
    'He asked me to call him in ten minutes.',
    'Tell me about the war in ten minutes.',
    'Tell me a story that takes five minutes.',
    'Do not wake me in ten minutes.',
    'The meeting takes thirty minutes.',
    'How long do eggs need, ten minutes?',
    'Hang on a second, and ping me in ten minutes.',
    'Should I call him in ten minutes?',
    'Ping me every ten minutes.',
    'What does give me a shout in five minutes mean?',
    'I was told to ring the bell after two minutes.',
    'Call me an ambulance.',
    'Wake me at seven.',
    'My train leaves in two hours.',
    'Say the words: ping me in five minutes.',
  ])('not: %s', (transcript) => {
    expect(set(transcript)?.kind).not.toBe('timer-set')
  })
})
