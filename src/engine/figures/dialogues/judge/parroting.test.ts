import { describe, expect, it } from 'vitest'
import { isParroting } from './parroting.ts'

describe('isParroting', () => {
  it.each([
    ["I've started to learn the cello.", 'You have started to learn the cello.'],
    ['There is a robin in our letter box.', 'There is a robin in your letter box.'],
    ['I burnt the lasagne tonight.', 'I burnt the lasagne tonight!'],
    ['What is the longest river?', 'What is the longest river?'],
  ])('given "%s", knows "%s" for an echo', (said, reply) =>
    expect(isParroting(said, reply)).toBe(true),
  )
  it.each([
    ['I burnt the lasagne tonight.', 'You burnt the lasagne? What did you eat instead?'],
    ['Is a tomato a fruit or a vegetable?', 'A tomato is a fruit.'],
    ['Is the earth round?', 'The earth is round.'],
    ['Is it Tuesday or Wednesday?', 'Wednesday.'],
    ['The plant idea or the letter idea?', 'The plant idea.'],
    ['Good morning to you.', 'Good morning to you.'],
    ['Yes please.', 'Yes please.'],
    ['I live by the sea.', 'You live by the sea, how lovely.'],
  ])('given "%s", takes "%s" for an answer', (said, reply) =>
    expect(isParroting(said, reply)).toBe(false),
  )
})
