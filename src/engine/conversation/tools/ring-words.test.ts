import { describe, expect, it } from 'vitest'
import { missed, rung } from './ring-words.ts'

const now = new Date(2026, 10, 21, 15, 10)

describe('rung', () => {
  it.each([
    [{ kind: 'timer', label: 'pasta' }, 'Time is up. Your pasta timer is done.'],
    [{ kind: 'timer' }, 'Time is up. Your timer is done.'],
    [{ kind: 'reminder', label: 'call my mother' }, 'A reminder: call your mother.'],
  ] as const)('given %o, says it', (entry, text) =>
    expect(rung({ id: '1', dueAt: now, ...entry })).toBe(text),
  )
})

describe('missed', () => {
  it('given some of today, yesterday and before, says when each was', () => {
    const at = (day: number, hour: number): Date => new Date(2026, 10, day, hour)
    expect(
      missed(
        [
          { id: '1', kind: 'reminder', label: 'water my plants', dueAt: at(18, 9) },
          { id: '2', kind: 'timer', dueAt: at(20, 18) },
          { id: '3', kind: 'timer', label: 'tea', dueAt: at(21, 12) },
        ],
        now,
      ),
    ).toBe(
      "While I was away: on Wednesday, the 18th of November, at nine o'clock, you wanted a reminder: water your plants; " +
        "your timer ended yesterday at six o'clock; your tea timer ended at noon.",
    )
  })
})
