import { describe, expect, it } from 'vitest'
import type { InstantAnswer } from './answer.ts'
import { instantAnswer } from './instant-answer.ts'

const NOW = new Date(2026, 10, 21, 15, 10)
const inMinutes = (minutes: number): Date => new Date(NOW.getTime() + minutes * 60_000)
const PASTA = { id: '1', dueAt: inMinutes(9), label: 'pasta' }
const PRIYA = { id: '2', dueAt: inMinutes(60), label: 'call Priya' }

function answered(
  transcript: string,
  { timers = [PASTA], reminders = [PRIYA] } = {},
): InstantAnswer | undefined {
  return instantAnswer(transcript, { now: NOW, timers, reminders })
}
const toolsOf = (answer: InstantAnswer | undefined) => answer?.tools.map(({ name }) => name)

describe('What is still running?', () => {
  it.each([
    'So what is still running?',
    "What's still running?",
    'What is running right now?',
    'What else is still running?',
    'Is anything still running?',
    'Is there anything running?',
    'What do I have running?',
    'What have I got set?',
    'What timers and reminders are running?',
    'List my timers and reminders.',
    'Do I have any timers or reminders?',
    'Which reminders and timers do I have?',
    'Are there any reminders or timers set?',
    "What's on my list?",
    'What else is on my agenda for today?',
  ])('given a timer and a reminder, when asked %j, then both are told', (transcript) => {
    const answer = answered(transcript)
    expect(answer?.reply).toBe(
      '9 minutes for the pasta. You have one reminder: in 1 hour, call Priya.',
    )
    expect(toolsOf(answer)).toEqual(['timer_list', 'reminder_list'])
  })

  it('given a reminder alone, then it is told, and nothing is said of timers', () => {
    const answer = answered('So what is still running?', { timers: [] })
    expect(answer?.reply).toBe('You have one reminder: in 1 hour, call Priya.')
    expect(toolsOf(answer)).toEqual(['reminder_list'])
  })

  it('given a timer alone, then nothing is said of reminders', () => {
    expect(answered('So what is still running?', { reminders: [] })?.reply).toBe(
      '9 minutes for the pasta.',
    )
  })

  it('given nothing runs, then who named them is told so, and the rest is for the model', () => {
    const none = { timers: [], reminders: [] }
    expect(answered('Do I have any timers or reminders?', none)?.reply).toBe(
      "There's no timer running. You have no reminders.",
    )
    expect(answered('What is still running?', none)).toBeUndefined()
  })

  it('given a reminder, when timers are asked for, then it is told as well', () => {
    expect(answered('What timers are running?', { timers: [] })?.reply).toBe(
      "There's no timer running. You have one reminder: in 1 hour, call Priya.",
    )
  })

  it.each([
    'What is running in the background of my computer?',
    'What is still running at the cinema?',
    'Is anyone still running the marathon?',
    'What is running?',
    'What have I got?',
  ])('given %j, which may be of anything, then the model answers', (transcript) => {
    expect(answered(transcript)).toBeUndefined()
  })
})
