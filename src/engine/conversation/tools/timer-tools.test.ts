import { describe, expect, it } from 'vitest'
import { callTool } from './registry.ts'
import type { Scheduled, ToolOutcome } from './tool.ts'

const MINUTE_MS = 60_000
const NOW = new Date(2026, 10, 30, 12, 0)

function timer(id: string, minutes: number, agoMinutes = 0, label?: string): Scheduled {
  const durationMs = minutes * MINUTE_MS
  const dueAt = new Date(NOW.getTime() + durationMs - agoMinutes * MINUTE_MS)
  return { id, dueAt, durationMs, ...(label !== undefined && { label }) }
}

function set(words: string, timers: readonly Scheduled[]): ToolOutcome {
  const context = { now: NOW, timers, reminders: [], words }
  return callTool('timer_set', { minutes: 15 }, context).outcome
}

describe('timer_set', () => {
  it.each([
    'Actually, make it fifteen.',
    'No, fifteen minutes.',
    'Sorry, I meant fifteen.',
    'Wait, no, set it for fifteen minutes.',
    'Change the timer to fifteen minutes.',
    'Fifteen minutes instead.',
    "I'd rather fifteen minutes.",
  ])('given a timer that was set just now and “%s”, takes its place', (words) => {
    expect(set(words, [timer('7', 12, 1)])).toEqual({
      reply: 'Timer changed to 15 minutes.',
      result: 'changed to 15 minutes',
      effect: { kind: 'timer-set', durationMs: 15 * MINUTE_MS, replaces: '7' },
    })
  })

  it('given a timer with a name, keeps the name', () => {
    expect(set('make that fifteen', [timer('7', 20, 10, 'pizza')])).toMatchObject({
      reply: 'Pizza timer changed to 15 minutes.',
      effect: { label: 'pizza', replaces: '7' },
    })
  })

  it.each([
    ['a timer of its own', 'Set a timer for fifteen minutes.', [timer('7', 12)]],
    ['one more', 'Actually, another one for fifteen minutes.', [timer('7', 12)]],
    ['no timer', 'Actually, make it fifteen.', []],
    ['two that could be meant', 'Make it fifteen.', [timer('7', 12), timer('8', 20)]],
    ['doubt about something long ago', 'No, fifteen minutes for the tea.', [timer('7', 12, 5)]],
    ['a bus to reach', 'I have to make it to the bus, shout in fifteen minutes.', [timer('7', 12)]],
    ['a liking', 'I would rather walk, so fifteen minutes.', [timer('7', 12)]],
    ['something else instead', 'We have rice instead, that takes fifteen.', [timer('7', 12)]],
    ['a no within the wish', 'Fifteen minutes, no hurry.', [timer('7', 12)]],
  ])('given %s, sets one', (_, words, timers) => {
    const outcome = set(words, timers)
    expect(outcome).toMatchObject({ reply: 'Timer set for 15 minutes.' })
    expect('effect' in outcome && outcome.effect).not.toHaveProperty('replaces')
  })
})
