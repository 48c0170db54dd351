import { describe, expect, it } from 'vitest'
import { pretends } from './pretends.ts'

describe('pretends', () => {
  it.each([
    'I usually go for a run in the morning.',
    'When I was young, we had no phones.',
    'My dog loves that too.',
    'I had toast as well.',
    'I have been to Lisbon, it is lovely.',
    "I'm tired too.",
    'I live in Leeds.',
  ])('finds: %s', (reply) => expect(pretends(reply)).toHaveLength(1))
  it.each([
    'I would take the letter.',
    'I am here to help.',
    'You had toast in the end.',
    'Say to him: "My husband cannot sleep."',
    "I'm glad that your dog is well.",
    'If I had to pick one, dogs.',
    'I do not have a dog, my friend.',
    'My name is Parley.',
    'I think cats are easier.',
  ])('has nothing against: %s', (reply) => expect(pretends(reply)).toEqual([]))
})
