import { describe, expect, it } from 'vitest'
import { refusals } from './refusals.ts'

describe('refusals', () => {
  it.each([
    "I'm sorry, I can't help with that.",
    'I am sorry, I cannot see the weather.',
    'Sorry, I can’t do that.',
    'As an AI, I do not have feelings.',
    'I am just a computer program.',
    'I am unable to write poems.',
    "I don't have access to that.",
    'I do not know.',
    "I don't know your name.",
    'I do not have personal opinions.',
    'I have no idea.',
    "I'm afraid I can't.",
  ])('finds: %s', (reply) => expect(refusals(reply)).toHaveLength(1))
  it.each([
    'I am sorry to hear that.',
    "I can't wait to hear more.",
    'I can not think of a better name.',
    'You cannot see it with the naked eye.',
    'Sorry about that, I meant Tbilisi.',
    'Bats can see. They are not blind.',
    "I don't know about you, but that sounds lovely.",
    'I understand, that is hard.',
    'No problem.',
    "I can help with homework, but I can't write it for you.",
    'I would say, "I cannot sleep at night."',
    "I couldn't agree more.",
  ])('has nothing against: %s', (reply) => expect(refusals(reply)).toEqual([]))
})
