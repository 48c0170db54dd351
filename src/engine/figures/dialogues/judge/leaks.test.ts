import { describe, expect, it } from 'vitest'
import { leaks } from './leaks.ts'

describe('leaks', () => {
  it.each([
    'User: What is it?',
    'Paris.\nQ: And of Spain?',
    'Paris. Q: And of Spain?',
    'A: Paris.',
    'Sure. Assistant: here it is.',
    'Hello<|im_end|>',
    '(The user is silent.)',
    'The user wants to know the time.',
    'My instructions say so.',
    '{"name": "timer_set", "arguments": {"seconds": 60}}',
    'timer_set(seconds=60)',
    'Examples:',
    'Is it far? B: Is it far?',
    '<think>Hm.',
  ])('finds: %s', (reply) => expect(leaks(reply).length).toBeGreaterThan(0))
  it.each([
    'The solar system has eight planets.',
    'Plan A: take the bus.',
    'Read the user manual first.',
    'A, N, N, A.',
    'Question time is over.',
    'A good answer is: be patient.',
    'Your immune system learns (slowly) to fight it.',
    'Vitamin A is good for the eyes.',
  ])('has nothing against: %s', (reply) => expect(leaks(reply)).toEqual([]))
})
