import { describe, expect, it } from 'vitest'
import { answerSum } from './sum-answer.ts'
import { plainWords } from './utterance.ts'

const said = (transcript: string): string | undefined =>
  answerSum(plainWords(transcript), { now: new Date(0), timers: [], reminders: [] })?.reply

describe('answerSum', () => {
  it.each([
    ['What is 7 x 8?', "That's 56."],
    ['What is seven times eight?', "That's 56."],
    ["What's twelve times twelve?", "That's 144."],
    ['7 times 8.', "That's 56."],
    ['7 × 8', "That's 56."],
    ['How much is six times four?', "That's 24."],
    ['What is nine plus six?', "That's 15."],
    ['What is twenty minus eight?', "That's 12."],
    ['What is 20 - 8?', "That's 12."],
    ['What is one hundred and forty-four divided by twelve?', "That's 12."],
    ['What is 144 over 12?', "That's 12."],
    ['What do you get when you divide forty by five?', "That's 8."],
    ['Please multiply 12 by 12.', "That's 144."],
    ['Can you add 17 and 25 for me?', "That's 42."],
    ['Subtract 3 from 10.', "That's 7."],
    ['What is 10 take away 3?', "That's 7."],
    ['Okay, so what is 5 plus 3, please?', "That's 8."],
    ['Hey Parley, could you tell me what nine times nine is?', "That's 81."],
    ["I'd like to know what 8 plus 3 is.", "That's 11."],
    ['What does 2 plus 2 equal?', "That's 4."],
    ['2 + 2 equals what?', "That's 4."],
    ['What is the answer to 6 times 7?', "That's 42."],
  ])('given "%s", says %s', (transcript, reply) => expect(said(transcript)).toBe(reply))

  it.each([
    ['What is two plus three times four?', "That's 14."],
    ['What is 10 minus 4 minus 3?', "That's 3."],
    ['What is 100 divided by 5 divided by 2?', "That's 10."],
    ['What is half of thirty?', "That's 15."],
    ['What is double eleven?', "That's 22."],
    ["What's twice 2.5?", "That's 5."],
    ['What is a quarter of eighty?', "That's 20."],
    ['What is three quarters of 80?', "That's 60."],
    ['What is 3/4 of 80?', "That's 60."],
    ["What's 15% of 80?", "That's 12."],
    ['What is fifteen percent of eighty plus twenty?', "That's 32."],
    ['What is 20 percent off 80?', "That's 64."],
    ['What is 12 squared?', "That's 144."],
    ['What is two cubed?', "That's 8."],
    ['What is 2 to the power of 10?', "That's 1,024."],
    ["What's the square root of 144?", "That's 12."],
    ['What is the cube root of 27?', "That's 3."],
    ['What is the sum of 5 and 6?', "That's 11."],
    ['What is the sum of 5 and 6 and 7?', "That's 18."],
    ['What is the product of 5 and 6?', "That's 30."],
    ['What is the difference between 5 and 12?', "That's 7."],
    ['What is half of the sum of 3 and 5?', "That's 4."],
  ])('given "%s", knows what binds to what: %s', (transcript, reply) =>
    expect(said(transcript)).toBe(reply),
  )

  it.each([
    ['What is 22 divided by 7?', "That's about 3.14."],
    ['What is 0.1 plus 0.2?', "That's 0.3."],
    ['What is 5 divided by 2?', "That's 2.5."],
    ['What is 1 divided by 300?', "That's about 0.0033."],
    ['What is 3 minus 10?', "That's minus 7."],
    ['What is minus 3 times 4?', "That's minus 12."],
    ['What is -3 plus 5?', "That's 2."],
    ['What is zero minus zero?', "That's 0."],
    ['What is the square root of two?', "That's about 1.41."],
    ['What is a million times a million?', "That's 1,000,000,000,000."],
    ['What is 123456789 times 987654?', "That's 121,932,591,483,006."],
    ['What is a billion times a billion?', "That's 1 quintillion."],
    ['What is 12 divided by 0?', "You can't divide by zero, I'm afraid."],
    ['What is zero divided by zero?', "You can't divide by zero, I'm afraid."],
    ['What is the square root of minus four?', "That has no real root, I'm afraid."],
  ])('given "%s", says it for the ear: %s', (transcript, reply) =>
    expect(said(transcript)).toBe(reply),
  )

  it.each([
    ...[
      'What is seven?',
      'Seven.',
      "What's nine eleven?",
      "What's 9/11?",
      'What is 24/7?',
      'What is minus five?',
    ],
    ...[
      'What is one half?',
      "What's 50/50?",
      'What is a 4x4?',
      'What is 7-Eleven?',
      'What is one plus?',
    ],
    ...[
      'What is twelve in binary?',
      'What is 3 plus 4 in binary?',
      "What's the square root of evil?",
    ],
    ...[
      'What is half of a dozen eggs called?',
      'Half of eight.',
      'Six over five.',
      'Double trouble.',
    ],
    ...[
      'What is 100 plus 20 percent?',
      'What is three times a lady?',
      'What is 5 dollars plus 3 dollars?',
    ],
    ...[
      'What is the sum of its parts?',
      'Divide and conquer.',
      'Take 5 from the top.',
      'What is 20-20?',
    ],
    ...[
      'What are the five times tables?',
      'What is two plus two and why?',
      'What is the sum of 100?',
    ],
    ...['What is a hundred times better than that?', 'Two nine three four zero.', 'Nine to five.'],
    ...[
      'What is twice as big as an elephant?',
      'Times change.',
      'What is ten to the?',
      'Add milk and eggs.',
    ],
  ])('given "%s", leaves it to the model', (transcript) => expect(said(transcript)).toBeUndefined())
})
