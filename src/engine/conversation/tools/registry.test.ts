import { describe, expect, it } from 'vitest'
import { callTool, TOOLS } from './registry.ts'
import type { ToolContext } from './tool.ts'

/** A Saturday afternoon. */
const NOW = new Date(2026, 10, 21, 15, 10)
const context: ToolContext = {
  now: NOW,
  lastReply: 'Paris.',
  timers: [
    { id: '1', dueAt: new Date(2026, 10, 21, 15, 20), durationMs: 900_000, label: 'pasta' },
    { id: '2', dueAt: new Date(2026, 10, 21, 15, 12), durationMs: 300_000 },
  ],
  reminders: [{ id: '3', dueAt: new Date(2026, 10, 22, 9), label: 'call my mother' }],
}
const called = (name: string, args: unknown) => callTool(name, args, context)

describe('TOOLS', () => {
  it('have each a name in snake case, one line of description and a schema of an object', () => {
    expect(new Set(TOOLS.map(({ name }) => name)).size).toBe(TOOLS.length)
    for (const { name, description, parameters } of TOOLS) {
      expect(name).toMatch(/^[a-z]+(?:_[a-z]+)*$/)
      expect(description).toMatch(/^[A-Z][^\n]*\.$/)
      expect(parameters).toMatchObject({ type: 'object', additionalProperties: false })
      for (const needed of parameters.required ?? [])
        expect(parameters.properties).toHaveProperty(needed)
    }
  })
})

describe('callTool', () => {
  it.each([
    ['time_now', {}, "It's ten past three.", '15:10'],
    ['date_today', {}, "It's Saturday, the 21st of November.", '2026-11-21'],
    ['date_today', { day: 'tomorrow' }, "It's Sunday, the 22nd of November.", '2026-11-22'],
    ['date_today', { part: 'month' }, "It's November.", 'November'],
    ['weekday_of', { day: 25, month: 'December' }, "It's a Friday.", 'Friday, 2026-12-25'],
    ['calculate', { expression: '12 * (3 + 4)' }, "That's 84.", '84'],
    ['calculate', { expression: '15 percent of 80' }, "That's 12.", '12'],
    [
      'convert_units',
      { amount: 5, from: 'miles', to: 'kilometres' },
      'About 8 kilometres.',
      'about 8 kilometres',
    ],
    [
      'timer_set',
      { minutes: 1.5, label: 'tea' },
      'Tea timer set for 1 minute and 30 seconds.',
      '1 minute and 30 seconds, tea',
    ],
    ['timer_list', {}, '2 minutes, and 10 minutes for the pasta.', '2 running'],
    ['timer_list', { which: 'pasta' }, '10 minutes for the pasta.', '1 running'],
    ['timer_cancel', { which: 'the pasta timer' }, 'Pasta timer cancelled.', 'cancelled 1'],
    ['timer_cancel', { which: '5 minutes' }, 'Timer cancelled.', 'cancelled 1'],
    ['timer_cancel', { which: 'all' }, 'Both timers cancelled.', 'cancelled 2'],
    [
      'reminder_set',
      { about: 'feed my cat', when: 'in ten minutes' },
      "I'll remind you in 10 minutes: feed your cat.",
      '2026-11-21 15:20, feed my cat',
    ],
    [
      'reminder_list',
      {},
      "You have one reminder: tomorrow at nine o'clock in the morning, call your mother.",
      '1 set',
    ],
    ['reminder_cancel', {}, 'Reminder cancelled: call your mother.', 'cancelled 1'],
    ['volume_change', { direction: 'louder' }, 'Louder now.', 'louder'],
    [
      'speed_change',
      { direction: 'slower', amount: 'a little' },
      'Slower now.',
      'slower, a little',
    ],
    ['repeat', {}, 'Paris.', 'repeated'],
    ['stop', {}, 'Okay.', 'stopped'],
    ['spell_word', { word: 'née' }, 'Née: N, É, E.', 'N, É, E'],
    [
      'spell_word',
      { word: 'ice cream' },
      'Ice cream: I, C, E; C, R, E, A, M.',
      'I, C, E; C, R, E, A, M',
    ],
  ])('given %s with %o, answers', (name, args, reply, result) => {
    const { outcome, call } = called(name, args)
    expect(outcome).toMatchObject({ reply, result })
    expect(call).toEqual({ name, arguments: args, result })
  })

  it('given null for what is left out, as models write it, takes it as absent', () =>
    expect(called('timer_set', { minutes: 5, label: null, hours: null }).call).toEqual({
      name: 'timer_set',
      arguments: { minutes: 5 },
      result: '5 minutes',
    }))

  it.each([
    ['play_music', {}, 'unknown_tool'],
    ['timer_set', { minutes: 'ten' }, 'bad_arguments'],
    ['timer_set', { minutes: 5, colour: 'red' }, 'bad_arguments'],
    ['timer_set', { minutes: -5 }, 'bad_arguments'],
    ['timer_set', 'five minutes', 'bad_arguments'],
    ['timer_set', null, 'bad_arguments'],
    ['timer_set', [], 'bad_arguments'],
    ['timer_set', {}, 'out_of_range'],
    ['timer_set', { hours: 25 }, 'out_of_range'],
    ['timer_cancel', {}, 'ambiguous'],
    ['timer_cancel', { which: 'egg' }, 'none'],
    ['timer_list', { which: 'egg' }, 'none'],
    ['reminder_set', { about: 'call Ann', when: 'soon' }, 'bad_arguments'],
    ['reminder_set', { about: 'call Ann', when: '' }, 'bad_arguments'],
    ['reminder_set', { about: '', when: 'at six' }, 'bad_arguments'],
    ['reminder_cancel', { which: 'the bread' }, 'none'],
    ['calculate', { expression: 'love' }, 'bad_arguments'],
    ['calculate', { expression: '1 / 0' }, 'impossible'],
    ['calculate', { expression: '9 ^ 99' }, 'out_of_range'],
    ['convert_units', { amount: 5, from: 'miles', to: 'kilograms' }, 'not_known'],
    ['convert_units', { amount: -500, from: 'celsius', to: 'fahrenheit' }, 'out_of_range'],
    ['weekday_of', { day: 30, month: 'February' }, 'not_known'],
    ['time_in_city', { place: 'Atlantis' }, 'not_known'],
    ['time_in_city', { place: 'Canada' }, 'ambiguous'],
    ['spell_word', { word: '!?' }, 'bad_arguments'],
  ])('given %s with %o, refuses as %s, in words and without an effect', (name, args, code) => {
    const { outcome, call } = called(name, args)
    expect(outcome).toEqual({ code, refused: expect.stringMatching(/^[A-Z].*[.?]$/) as string })
    expect(call.result).toMatch(new RegExp(`^${code}: `))
  })

  it('given as many timers as there may be, refuses one more', () => {
    const timers = Array.from({ length: 8 }, (_, i) => ({ id: String(i), dueAt: NOW }))
    expect(callTool('timer_set', { minutes: 5 }, { ...context, timers }).outcome).toMatchObject({
      code: 'too_many',
    })
  })

  it('says what it can do, and of what it cannot that it cannot', () => {
    const { outcome } = called('what_can_you_do', {})
    expect(outcome).toMatchObject({
      reply: expect.stringMatching(/timers.*can't play music/s) as string,
    })
  })
})
