import { describe, expect, it } from 'vitest'
import { instantAnswer } from './instant-answer.ts'

const PASTA = {
  id: '1',
  dueAt: new Date(2026, 10, 21, 15, 20),
  durationMs: 900_000,
  label: 'pasta',
}
const EGGS = { id: '2', dueAt: new Date(2026, 10, 21, 15, 12), durationMs: 300_000 }
const context = { now: new Date(2026, 10, 21, 15, 10), timers: [PASTA, EGGS], reminders: [] }
const called = (transcript: string) => instantAnswer(transcript, context)?.tools[0]

describe('instantAnswer, timers', () => {
  it.each([
    ['I need a timer for ten minutes.', { minutes: 10 }],
    ["I'd like a ten minute timer for pasta.", { minutes: 10, label: 'pasta' }],
    ['Set a timer for the pasta for ten minutes.', { minutes: 10, label: 'pasta' }],
    ['Can I get a timer for a couple of minutes?', { minutes: 2 }],
    ['Set a timer for twenty minutes or so.', { minutes: 20 }],
    ['Set a timer for about three quarters of an hour.', { minutes: 45 }],
    ['Tell me when ten minutes are up.', { minutes: 10 }],
    ['Put an hour and a half on the clock.', { hours: 1, minutes: 30 }],
    ['Count down thirty seconds.', { seconds: 30 }],
  ])('given "%s", sets %o', (transcript, args) =>
    expect(called(transcript)).toMatchObject({ name: 'timer_set', arguments: args }),
  )

  it.each([
    ['Cancel the pasta timer.', 'cancelled 1', { which: 'pasta' }],
    ['Scrap the timer for the pasta.', 'cancelled 1', { which: 'pasta' }],
    ['Forget the five minute timer.', 'cancelled 1', { which: 'five minute' }],
    ['Cancel all timers.', 'cancelled 2', { which: 'all' }],
    ['Stop both timers.', 'cancelled 2', { which: 'all' }],
    ['Cancel the tomato timer.', "none: There's no tomato timer.", { which: 'tomato' }],
  ])('given "%s", comes to "%s"', (transcript, result, args) =>
    expect(called(transcript)).toEqual({ name: 'timer_cancel', arguments: args, result }),
  )

  it('given two timers and "scrap that timer", asks which one', () =>
    expect(instantAnswer('Scrap that timer.', context)?.reply).toBe(
      'There are 2 timers: pasta and one of 5 minutes. Which one?',
    ))

  it.each([
    ['How much time is left on the pasta timer?', '10 minutes for the pasta.'],
    ['What timers are running?', '2 minutes, and 10 minutes for the pasta.'],
    ['Do I have any timers running?', '2 minutes, and 10 minutes for the pasta.'],
  ])('given "%s", says "%s"', (transcript, reply) =>
    expect(instantAnswer(transcript, context)?.reply).toBe(reply),
  )

  it.each(['Time flies.', 'When ten minutes are up.', 'Put ten minutes of work in.', 'Set ten.'])(
    'given "%s", leaves it to the model',
    (transcript) => expect(called(transcript)).toBeUndefined(),
  )
})

describe('instantAnswer, places, words and what it can do', () => {
  it.each([
    ['What time is it in Tokyo?', 'time_in_city', { place: 'Tokyo' }],
    ['What time is it right now in New York?', 'time_in_city', { place: 'New York' }],
    ['Tell me the time in London.', 'time_in_city', { place: 'London' }],
    ["What's the local time in São Paulo?", 'time_in_city', { place: 'São Paulo' }],
    [
      'Do you know what time it is in Los Angeles right now?',
      'time_in_city',
      { place: 'Los Angeles' },
    ],
    ['How do you spell necessary?', 'spell_word', { word: 'necessary' }],
    ['How many letters are there in the word Rhythm?', 'count_letters', { word: 'Rhythm' }],
    ['How many letters does banana have?', 'count_letters', { word: 'banana' }],
    ['Spell out Mississippi.', 'spell_word', { word: 'Mississippi' }],
    ['Can you spell the word rhythm?', 'spell_word', { word: 'rhythm' }],
    ["What's the spelling of accommodate?", 'spell_word', { word: 'accommodate' }],
    ['How is O’Brien spelled?', 'spell_word', { word: 'O’Brien' }],
    ['What can you do?', 'what_can_you_do', {}],
    ['What can I ask you?', 'what_can_you_do', {}],
    ['How can you help me?', 'what_can_you_do', {}],
    ['What sort of things may I ask you?', 'what_can_you_do', {}],
  ])('given "%s", calls %s', (transcript, name, args) =>
    expect(called(transcript)).toMatchObject({ name, arguments: args }),
  )

  it.each([
    ...['What time is it in the film?', 'What time is dinner in Paris?', 'The time in London.'],
    ...['How do you spell it?', 'Spell that.', 'How do you write a letter?', 'Cast a spell.'],
    ...['What can you do about rust?', 'What can you do with a drunken sailor?', 'What can I do?'],
    ...['What can you tell me about Tokyo?', 'How can you help my mother?'],
    'How many letters does the Greek alphabet have?',
    'How many letters does Russian have?',
    'How many letters do I have to send?',
    'How many letters is that?',
  ])('given "%s", leaves it to the model', (transcript) =>
    expect(called(transcript)).toBeUndefined(),
  )

  it('given the word that was spelled just before, counts its letters', () => {
    const after = { ...context, lastReply: 'Necessary: N, E, C, E, S, S, A, R, Y.' }
    for (const asked of ['How many letters is that?', 'How many letters are there in that word?'])
      expect(instantAnswer(asked, after)?.reply).toBe('Necessary has 9 letters.')
  })
})

describe('instantAnswer, two questions at once', () => {
  it.each([
    'What is 12 times 9, and what day is it tomorrow?',
    'How much is seven plus eight? And what time is it?',
  ])('given "%s", answers both', (transcript) => {
    const answer = instantAnswer(transcript, context)
    expect(answer?.tools).toHaveLength(2)
    expect(answer?.reply).toMatch(/^That's .+\. .+\.$/u)
  })

  it('given something to do beside a question, leaves both to the model', () =>
    expect(instantAnswer('What time is it, and set a timer for ten minutes.', context)).toBe(
      undefined,
    ))
})
