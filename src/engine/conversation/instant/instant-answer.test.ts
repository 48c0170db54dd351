import { describe, expect, it } from 'vitest'
import { instantAnswer } from './instant-answer.ts'

const NOW = new Date(2026, 10, 21, 15, 10)
const context = {
  now: NOW,
  lastReply: 'Paris.',
  timers: [{ id: '1', dueAt: new Date(2026, 10, 21, 15, 20) }],
  reminders: [],
}
const answered = (transcript: string): string | undefined =>
  instantAnswer(transcript, context)?.reply

describe('instantAnswer', () => {
  it.each([
    ['What time is it?', 'time', "It's ten past three."],
    ["What's the date?", 'date', "It's Saturday, the 21st of November."],
    ['What weekday is December 25th?', 'date', "It's a Friday."],
    ['What is 7 x 8?', 'sum', "That's 56."],
    ['Convert 5 miles to kilometres.', 'conversion', 'About 8 kilometres.'],
    ['Set a timer for 10 minutes.', 'timer-set', 'Timer set for 10 minutes.'],
    ['How much time is left?', 'timer-left', '10 minutes left.'],
    ['Cancel the timer.', 'timer-cancel', 'Timer cancelled.'],
    ['Stop.', 'stop', 'Okay.'],
    ['Say that again.', 'repeat', 'Paris.'],
    ['Louder.', 'volume', 'Louder now.'],
    ['Slow down.', 'speed', 'Slower now.'],
  ])('given "%s", answers as %s', (transcript, kind, reply) =>
    expect(instantAnswer(transcript, context)).toMatchObject({ kind, reply }),
  )

  it.each([
    ...[
      '',
      '   ',
      '...',
      '[BLANK_AUDIO]',
      '(laughs)',
      'Okay.',
      'Hey Parley.',
      'Please.',
      'Tell me.',
      'Thank you.',
    ],
    ...[
      'Who sang Twenty Four Hours?',
      'How old is someone born in 1990?',
      'What is seven?',
      "What's nine eleven?",
    ],
    ...['How many days are there until the new year?', 'What is the population of Fiji times two?'],
    ...[
      'Why is seven times eight fifty-six?',
      'Is seven times eight fifty-six?',
      'What is 7 times 8 and why?',
    ],
    ...['What is the minute hand?', 'How many minutes of fame?'],
    ...[
      'Give me one simple tip to sleep better tonight.',
      'And how many people live there?',
      'Six.',
      'Four queen of clubs.',
    ],
    ...[
      'Eight of spades, four of clubs, seven of hearts.',
      'Go forward ten meters.',
      'Uh, with only like four games to go.',
    ],
    ...[
      'What is the opposite of up?',
      'What is the first letter of the alphabet?',
      'How many sides does a square have?',
    ],
    ...[
      'At what temperature does water boil at sea level?',
      'How many fingers are on one hand?',
      'What is half a loaf better than?',
    ],
    ...[
      'What is the half life of carbon 14?',
      'What is double jeopardy?',
      'Who wrote Fahrenheit 451?',
      'What is a square root?',
    ],
    ...[
      'How do you divide fractions?',
      'What is long division?',
      'What does 24 7 mean?',
      'What is the 7th day called?',
    ],
    ...[
      "What's the difference between a virus and a bacterium?",
      'What is the difference between 4G and 5G?',
    ],
    ...[
      'What is the sum of all fears?',
      'How much is a pint of milk?',
      'How much is a gallon of gas?',
      'How far is a marathon?',
    ],
    ...[
      'What is the product of photosynthesis?',
      'How heavy is a pound of feathers?',
      'What is a kilo of gold worth?',
    ],
    ...[
      'Count to ten.',
      'What comes after a billion?',
      'Tell me about the year 2000.',
      'Is it Saturday?',
    ],
  ])('given "%s", leaves it to the model', (transcript) =>
    expect(answered(transcript)).toBeUndefined(),
  )

  it('given a long story that ends in a request, leaves it to the model', () =>
    expect(answered(`${'so '.repeat(100)}what time is it?`)).toBeUndefined())
})
