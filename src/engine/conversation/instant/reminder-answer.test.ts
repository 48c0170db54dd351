import { describe, expect, it } from 'vitest'
import { instantAnswer } from './instant-answer.ts'

/** A Saturday afternoon. */
const NOW = new Date(2026, 10, 21, 15, 10)
const context = {
  now: NOW,
  timers: [],
  reminders: [
    { id: '3', dueAt: new Date(2026, 10, 21, 18), label: 'buy bread' },
    { id: '4', dueAt: new Date(2026, 10, 22, 9), label: 'call my mother' },
  ],
}
const answered = (transcript: string) => instantAnswer(transcript, context)

describe('a reminder that was just set', () => {
  const after = (transcript: string, lastReply = "I'll remind you at six: call your mother.") =>
    instantAnswer(transcript, { ...context, lastReply })?.effect

  it.each([
    ['Actually, half past six is better.', 18, 30],
    ['No, make it seven.', 19, 0],
    ['Sorry, I meant quarter to eight.', 19, 45],
    ['Make that in an hour.', 16, 10],
    ['At eight instead.', 20, 0],
  ])('given "%s", takes its place', (transcript, hour, minute) => {
    const dueAt = new Date(2026, 10, 21, hour, minute)
    expect(after(transcript)).toEqual({
      kind: 'reminder-set',
      dueAt,
      label: 'call my mother',
      replaces: '4',
    })
  })

  it.each([
    ['No, thank you.', undefined],
    ['At eight?', undefined],
    ['Actually, half past six is better.', 'Dinner is at six, then.'],
    ['Actually, she lives in Hull.', undefined],
  ])('given "%s" that changes nothing, leaves it to the model', (transcript, lastReply) =>
    expect(after(transcript, lastReply)).toBeUndefined(),
  )
})

describe('answerReminder', () => {
  it.each([
    ['Remind me to call Ann in ten minutes.', 'call Ann', [21, 15, 20]],
    ['Remind me in ten minutes to call Ann.', 'call Ann', [21, 15, 20]],
    ['Could you remind me at six to feed the cat, please?', 'feed the cat', [21, 18, 0]],
    ['Remind me tomorrow at nine about the meeting.', 'the meeting', [22, 9, 0]],
    ["Don't let me forget the bread at half past five.", 'the bread', [21, 17, 30]],
    [
      "Don't let me forget to take out the bread in twenty minutes.",
      'take out the bread',
      [21, 15, 30],
    ],
    ['Set a reminder for tomorrow at 8 a.m. to go to the gym.', 'go to the gym', [22, 8, 0]],
    ['Set a reminder to water the plants on Monday.', 'water the plants', [23, 9, 0]],
    ['I need a reminder to ring Dr. Lee at 4:30.', 'ring Dr. Lee', [21, 16, 30]],
    [
      'Remind me in an hour and a half that the laundry is done.',
      'the laundry is done',
      [21, 16, 40],
    ],
    ['Hey Parley, remind me tonight to take out the trash.', 'take out the trash', [21, 21, 0]],
    [
      'Remind me to go to the shop at the corner at six.',
      'go to the shop at the corner',
      [21, 18, 0],
    ],
  ])('given "%s", sets it', (transcript, label, [day, hour, minute]) =>
    expect(answered(transcript)).toMatchObject({
      kind: 'reminder-set',
      effect: { kind: 'reminder-set', label, dueAt: new Date(2026, 10, day, hour, minute) },
      tools: [{ name: 'reminder_set', arguments: { about: label } }],
    }),
  )

  it('given no time, asks for it and sets nothing', () => {
    const answer = answered('Remind me to call Ann.')
    expect(answer?.reply).toBe('When shall I remind you? Tell me again with a time.')
    expect(answer).not.toHaveProperty('effect')
  })

  it.each([
    'What are my reminders?',
    'Do I have any reminders?',
    'List my reminders.',
    'Tell me my reminders.',
    'What reminders do I have?',
    'What did I ask you to remind me about?',
  ])('given "%s", tells them', (transcript) =>
    expect(answered(transcript)?.reply).toBe(
      "You have 2 reminders: at six o'clock in the evening, buy bread; tomorrow at nine o'clock in the morning, call your mother.",
    ),
  )

  it.each([
    ['Forget the reminder about the bread.', ['3']],
    ['Cancel the bread reminder.', ['3']],
    ['Delete my reminder to call my mother.', ['4']],
    ["Don't remind me to buy bread.", ['3']],
    ['Cancel all my reminders.', ['3', '4']],
    ['Clear my reminders.', ['3', '4']],
  ])('given "%s", cancels %o', (transcript, ids) =>
    expect(answered(transcript)?.effect).toEqual({ kind: 'reminder-cancel', ids }),
  )

  it.each([
    ['Cancel the reminder.', 'ambiguous'],
    ['Cancel the reminder about the fish.', 'none'],
  ])('given "%s", says why not: %s', (transcript, code) => {
    expect(answered(transcript)?.tools[0]?.result).toMatch(new RegExp(`^${code}`))
    expect(answered(transcript)).not.toHaveProperty('effect')
  })

  it.each([
    ...['Remind me what the capital of France is.', 'Remind me about the French Revolution.'],
    ...['Remind me every day to drink water.', 'Remind me who wrote Hamlet at six.'],
    ...['Remind me to call Ann in ten minutes and tell me a joke.', 'What is a reminder?'],
    ...['You remind me of my mother.', 'Remind me again.', 'Did you remind me to call Ann?'],
    ...['What is the purpose of reminders?', "Don't let me forget my keys.", 'Remind me.'],
    ...['Forget about the bread.', 'How do I set a reminder?'],
  ])('given "%s", leaves it to the model', (transcript) =>
    expect(answered(transcript)).toBeUndefined(),
  )
})
