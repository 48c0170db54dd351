import { describe, expect, it } from 'vitest'
import { answerClock } from './clock-answer.ts'
import { plainWords } from './utterance.ts'
import { answerWeekday } from './weekday-answer.ts'

/** A Saturday afternoon. */
const NOW = new Date(2026, 10, 21, 15, 10)
const said = (transcript: string, now = NOW): string | undefined => {
  const utterance = plainWords(transcript)
  const context = { now, timers: [], reminders: [] }
  return (answerClock(utterance, context) ?? answerWeekday(utterance, context))?.reply
}
const at = (hour: number, minute: number): string | undefined =>
  said('What time is it?', new Date(2026, 10, 21, hour, minute))

describe('answerClock', () => {
  it.each([
    ...[
      'What time is it?',
      'What time is it right now?',
      "What's the time?",
      'Tell me the time.',
      'Do you have the time?',
    ],
    ...[
      'Hey Parley, what time is it, please?',
      'Could you tell me what time it is?',
      "What's the current time?",
    ],
    ...[
      "I'd like to know what the time is.",
      'Do you know what time it is?',
      'Can you give me the time please?',
    ],
  ])('given "%s", tells the time', (transcript) =>
    expect(said(transcript)).toBe("It's ten past three."),
  )

  it.each([
    ['Is it Monday tomorrow?', "No, it's Sunday."],
    ['Is tomorrow Sunday?', "Yes, it's Sunday."],
    ['Is it Saturday today?', "Yes, it's Saturday."],
    ['Is it Friday already?', "No, it's Saturday."],
    ["Tomorrow is Sunday, isn't it?", "Yes, it's Sunday."],
    ['Was it Thursday yesterday?', 'No, it was Friday.'],
    ['Will it be Monday the day after tomorrow?', "Yes, it's Monday."],
  ])('given "%s", says whether it is', (transcript, reply) => expect(said(transcript)).toBe(reply))

  it.each(['Tomorrow is Sunday.', 'Is Monday a good day for it?', 'It is Monday today.'])(
    'given "%s", leaves it to the model',
    (transcript) => expect(said(transcript)).toBeUndefined(),
  )

  it.each([
    [0, 0, "It's midnight."],
    [12, 0, "It's noon."],
    [9, 0, "It's nine o'clock."],
    [0, 5, "It's five past twelve."],
    [12, 30, "It's half past twelve."],
    [11, 45, "It's quarter to twelve."],
    [23, 59, "It's one minute to twelve."],
    [13, 15, "It's quarter past one."],
    [15, 17, "It's seventeen minutes past three."],
    [15, 35, "It's twenty-five to four."],
    [7, 28, "It's twenty-eight minutes past seven."],
  ])('given %i:%i, says it for the ear', (hour, minute, reply) =>
    expect(at(hour, minute)).toBe(reply),
  )

  it.each([
    ...[
      'What day is it?',
      "What's the date?",
      "What is today's date?",
      'What day is it today?',
      "What's today?",
    ],
    ...[
      'What date is it today?',
      'What day of the week is it?',
      'Tell me the date.',
      'Which day is today?',
    ],
    ...[
      "What's the date today?",
      'Can you tell me what day it is?',
      'What day is today?',
      "Tell me today's date.",
    ],
  ])('given "%s", tells the date', (transcript) =>
    expect(said(transcript)).toBe("It's Saturday, the 21st of November."),
  )

  it.each([
    ['What day is tomorrow?', "It's Sunday, the 22nd of November."],
    ["What's the date tomorrow?", "It's Sunday, the 22nd of November."],
    ["What is tomorrow's date?", "It's Sunday, the 22nd of November."],
    ['What day was yesterday?', 'It was Friday, the 20th of November.'],
    ['What day was it yesterday?', 'It was Friday, the 20th of November.'],
    ['What date is the day after tomorrow?', "It's Monday, the 23rd of November."],
    ['What month is it?', "It's November."],
    ['What year is it?', "It's 2026."],
    ['What day of the week is the 25th of December?', "It's a Friday."],
    ['What weekday is December 25th?', "It's a Friday."],
    ['What day does Christmas Eve fall on?', undefined],
    ['What day of the week was July 4th, 1976?', 'It was a Sunday.'],
    ['What day was July 4, 1976?', 'It was a Sunday.'],
    ['What day does the fourth of July fall on?', "It's a Sunday."],
    ['What day of the week was the 1st of November?', 'It was a Sunday.'],
    ['What day of the week will the thirty first of December be?', "It's a Thursday."],
    ['What day of the week is the 29th of February?', "It's a Tuesday."],
    ['What day of the week is the 30th of February?', undefined],
    ['What day is the 4th of July?', undefined],
  ])('given "%s", says %s', (transcript, reply) => expect(said(transcript)).toBe(reply))

  it('given the last day of a year, knows what comes after', () =>
    expect(said('What day is tomorrow?', new Date(2026, 11, 31, 23, 30))).toBe(
      "It's Friday, the 1st of January.",
    ))

  it.each([
    ...['What time is it in Tokyo?', 'What time does the sun rise?', 'What is the date of Easter?'],
    ...[
      'What is the time signature of a waltz?',
      'Tell me the time line of World War Two.',
      'What time is dinner?',
    ],
    ...[
      'The time.',
      'What a day it is.',
      'What day comes after Monday?',
      'Which day comes after Saturday?',
    ],
    ...[
      'What is the last month of the year?',
      'Which month comes after February?',
      'What about tomorrow?',
    ],
    ...[
      'What year did the war end?',
      'What is the time complexity of quicksort?',
      'What day is Christmas?',
    ],
    ...[
      "What's the weather tomorrow?",
      'What is the day of the dead?',
      'What time is it when the clock strikes thirteen?',
    ],
    ...[
      'What is a date?',
      'What is time?',
      'Do you have time?',
      'Do you have the time to help me?',
      'Once upon a time.',
    ],
    ...[
      'What day of the week comes right before Saturday?',
      'What day is it in Sydney?',
      'What was the date of D-Day?',
    ],
    ...[
      'What day was I born?',
      'Tell me the day the music died.',
      'What is today in history?',
      'What year is it in the film?',
    ],
  ])('given "%s", leaves it to the model', (transcript) => expect(said(transcript)).toBeUndefined())
})
