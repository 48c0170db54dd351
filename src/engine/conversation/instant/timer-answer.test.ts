import { describe, expect, it } from 'vitest'
import type { InstantAnswer } from './answer.ts'
import { answerTimer } from './timer-answer.ts'
import { plainWords } from './utterance.ts'

const NOW = new Date(2026, 10, 21, 15, 10)
const SECOND_MS = 1000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS

/** @param lefts how long each running timer still has, in ms */
function answered(
  transcript: string,
  lefts: number[] = [],
  labels: string[] = [],
): InstantAnswer | undefined {
  const timers = lefts.map((leftMs, i) => {
    const dueAt = new Date(NOW.getTime() + leftMs)
    const label = labels[i]
    const timer = { id: String(i + 1), dueAt }
    return label === undefined ? timer : { ...timer, label }
  })
  return answerTimer(plainWords(transcript), { now: NOW, timers, reminders: [] })
}

describe('answerTimer, setting', () => {
  it.each([
    ['Set a timer for 10 minutes.', 10 * MINUTE_MS, 'Timer set for 10 minutes.'],
    ['Set a timer for ten minutes.', 10 * MINUTE_MS, 'Timer set for 10 minutes.'],
    ['Could you please set a 10-minute timer?', 10 * MINUTE_MS, 'Timer set for 10 minutes.'],
    [
      'Start a timer for an hour and a half.',
      1.5 * HOUR_MS,
      'Timer set for 1 hour and 30 minutes.',
    ],
    ['Set a timer for half an hour.', 30 * MINUTE_MS, 'Timer set for 30 minutes.'],
    ['Set a timer for a quarter of an hour.', 15 * MINUTE_MS, 'Timer set for 15 minutes.'],
    [
      'Set a timer for two and a half minutes.',
      150 * SECOND_MS,
      'Timer set for 2 minutes and 30 seconds.',
    ],
    [
      'Set timer for 1 minute and 30 seconds.',
      90 * SECOND_MS,
      'Timer set for 1 minute and 30 seconds.',
    ],
    [
      'Set a timer for 1 hour, 2 minutes and 3 seconds.',
      HOUR_MS + 123 * SECOND_MS,
      'Timer set for 1 hour, 2 minutes and 3 seconds.',
    ],
    ['Timer for 45 seconds, please.', 45 * SECOND_MS, 'Timer set for 45 seconds.'],
    ['Set a second timer for 5 minutes.', 5 * MINUTE_MS, 'Timer set for 5 minutes.'],
    ['Start a ten minute countdown.', 10 * MINUTE_MS, 'Timer set for 10 minutes.'],
    ['Start a countdown timer for 10 minutes.', 10 * MINUTE_MS, 'Timer set for 10 minutes.'],
    ['Ten minute timer.', 10 * MINUTE_MS, 'Timer set for 10 minutes.'],
    ['Give me a 5 minute timer.', 5 * MINUTE_MS, 'Timer set for 5 minutes.'],
    ['Set a timer for 20 minutes from now.', 20 * MINUTE_MS, 'Timer set for 20 minutes.'],
    ['Put a timer on for an hour.', HOUR_MS, 'Timer set for 1 hour.'],
  ])('given "%s", sets %i ms', (transcript, durationMs, reply) =>
    expect(answered(transcript)).toMatchObject({
      kind: 'timer-set',
      reply,
      effect: { kind: 'timer-set', durationMs },
    }),
  )
  it.each([
    ['Set a pasta timer for 10 minutes.', 'pasta', 'Pasta timer set for 10 minutes.'],
    ['Set a timer for 10 minutes for the pasta.', 'pasta', 'Pasta timer set for 10 minutes.'],
    ['Set a 10 minute timer called green tea.', 'green tea', 'Green tea timer set for 10 minutes.'],
  ])('given "%s", keeps the name', (transcript, label, reply) =>
    expect(answered(transcript)).toMatchObject({
      kind: 'timer-set',
      reply,
      effect: { kind: 'timer-set', durationMs: 10 * MINUTE_MS, label },
    }),
  )
  it.each([
    'Set a timer for 25 hours.',
    'Set a timer for zero minutes.',
    'Set a timer for half a second.',
  ])('given "%s", says what can be timed and sets nothing', (transcript) =>
    expect(answered(transcript)).toMatchObject({
      kind: 'timer-set',
      reply: 'I can only time from 1 second to 24 hours.',
    }),
  )
  it('given as many timers as there may be, says so and sets nothing', () =>
    expect(answered('Set a timer for 10 minutes.', Array<number>(8).fill(1000))).toMatchObject({
      kind: 'timer-set',
      reply: 'There are already 8 timers. Cancel them first.',
    }))
})

describe('answerTimer, running', () => {
  it('given one to cancel, cancels it', () => {
    const reply = 'Timer cancelled.'
    const cancelled = { kind: 'timer-cancel', reply, effect: { kind: 'timer-cancel', ids: ['1'] } }
    expect(answered('Cancel the timer.', [1000])).toMatchObject(cancelled)
    expect(answered('Can you stop my timer, please?', [1000])).toMatchObject(cancelled)
  })
  it('given several to cancel, says how many', () =>
    expect(answered('Cancel all timers.', [1000, 2000, 3000])?.reply).toBe(
      'All 3 timers cancelled.',
    ))
  it('given none to cancel, says so without an effect', () =>
    expect(answered('Cancel the timer.')).toMatchObject({
      kind: 'timer-cancel',
      reply: "There's no timer running.",
    }))
  it.each([
    ...[
      'How much time is left?',
      'How much time is left on the timer?',
      'How long is left on my timer?',
    ],
    ...[
      'How much longer?',
      'How long until the timer goes off?',
      'When does the timer end?',
      'Check the timer.',
    ],
    ...[
      'How much time do I have left?',
      'How long does the timer have left?',
      "What's left on the timer?",
    ],
  ])('given "%s", says what is left', (transcript) =>
    expect(answered(transcript, [200 * SECOND_MS])?.reply).toBe('3 minutes and 20 seconds left.'),
  )
  it('given several, says the next to end first', () =>
    expect(answered('How much time is left?', [600_000, 65_000], ['tea'])?.reply).toBe(
      '1 minute and 5 seconds, and 10 minutes for the tea.',
    ))
  it('given none, answers only where the timer was named', () => {
    expect(answered('How much time is left on the timer?')?.reply).toBe("There's no timer running.")
    expect(answered('How much time is left?')).toBeUndefined()
    expect(answered('How much longer?')).toBeUndefined()
  })
  it.each([
    ...['Can you set a timer?', 'How long does a timer run?', 'Set a timer.', 'Set a timer for 5.'],
    ...[
      'Set a timer for 10 minutes and tell me a joke.',
      'Set a timer for tomorrow.',
      'Set a timer for 2 days.',
    ],
    ...[
      'Set a timer for 10 miles.',
      'Set a repeating timer for 10 minutes.',
      'Who invented the timer?',
    ],
    ...[
      'How do I set a timer for 10 minutes?',
      'Why cancel the timer?',
      'How much time is left in the match?',
    ],
    ...['Remind me to buy milk, eggs, and a loaf of bread.', 'Cancel the meeting.'],
    ...[
      'Set an alarm for 10 minutes.',
      'Set a timer for 10 minutes when I get home.',
      'Ten minutes.',
    ],
    ...[
      'The timer is set for 10 minutes.',
      'I set a timer for ten minutes.',
      'How long until Christmas?',
    ],
    ...[
      'How much time is left before the sun burns out?',
      'Set a timer for 10 minutes for the day after tomorrow.',
    ],
  ])('given "%s", leaves it to the model', (transcript) =>
    expect(answered(transcript, [1000])).toBeUndefined(),
  )
})
