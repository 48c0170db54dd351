import { describe, expect, it } from 'vitest'
import { isoDateTime } from '../tools/plain-time.ts'
import { whenOfText } from './when-words.ts'

/** A Saturday afternoon. */
const NOW = new Date(2026, 10, 21, 15, 10)
const when = (text: string, now = NOW): string | undefined => {
  const found = whenOfText(text, now)
  return found && isoDateTime(found)
}

describe('whenOfText', () => {
  it.each([
    ['in ten minutes', '2026-11-21 15:20'],
    ['in half an hour', '2026-11-21 15:40'],
    ['in a quarter of an hour', '2026-11-21 15:25'],
    ['in an hour and a half', '2026-11-21 16:40'],
    ['in twenty minutes or so', '2026-11-21 15:30'],
    ['in about two hours', '2026-11-21 17:10'],
    ['in a couple of hours', '2026-11-21 17:10'],
    ['twenty minutes from now', '2026-11-21 15:30'],
    ['in two days', '2026-11-23 15:10'],
    ['in a week', '2026-11-28 15:10'],
    ['at six', '2026-11-21 18:00'],
    ['tomorrow at 9th', '2026-11-22 09:00'],
    ['at three', '2026-11-22 15:00'],
    ['at 3:15', '2026-11-21 15:15'],
    ['at six thirty', '2026-11-21 18:30'],
    ['at six oh five', '2026-11-21 18:05'],
    ['at half past six', '2026-11-21 18:30'],
    ['at quarter to five', '2026-11-21 16:45'],
    ['at twenty past five', '2026-11-21 17:20'],
    ['at 7 a.m.', '2026-11-22 07:00'],
    ['at 7pm', '2026-11-21 19:00'],
    ['at 18:00', '2026-11-21 18:00'],
    ['at noon', '2026-11-22 12:00'],
    ['at midnight', '2026-11-22 00:00'],
    ["at five o'clock", '2026-11-21 17:00'],
    ['at six in the morning', '2026-11-22 06:00'],
    ['at eight in the evening', '2026-11-21 20:00'],
    ['tonight', '2026-11-21 21:00'],
    ['tonight at nine', '2026-11-21 21:00'],
    ['at 10 tonight', '2026-11-21 22:00'],
    ['this evening', '2026-11-21 19:00'],
    ['in the morning', '2026-11-22 09:00'],
    ['tomorrow', '2026-11-22 09:00'],
    ['tomorrow at nine', '2026-11-22 09:00'],
    ['tomorrow at three', '2026-11-22 15:00'],
    ['at six p.m. tomorrow', '2026-11-22 18:00'],
    ['tomorrow morning', '2026-11-22 09:00'],
    ['tomorrow morning at 6:30', '2026-11-22 06:30'],
    ['the day after tomorrow at noon', '2026-11-23 12:00'],
    ['on Monday', '2026-11-23 09:00'],
    ['on Saturday', '2026-11-28 09:00'],
    ['next Friday at ten', '2026-11-27 10:00'],
    ['on the 1st of December', '2026-12-01 09:00'],
    ['on July the fourth', '2027-07-04 09:00'],
  ])('given "%s", it is %s', (text, at) => expect(when(text)).toBe(at))

  it.each([
    ...['', 'soon', 'six', 'ten minutes', 'at', 'in ten', 'in ten miles', 'yesterday', 'today'],
    ...['at 25', 'at six potatoes', 'tomorrow or so', 'today at 2 pm', 'on the 31st of February'],
    ...['this morning', 'in the film'],
  ])('given "%s", which is no time to come, gives nothing', (text) =>
    expect(when(text)).toBeUndefined(),
  )

  it('given the night before the clocks change, keeps to the clock on the wall', () =>
    expect(when('tomorrow at nine', new Date(2026, 9, 24, 22))).toBe('2026-10-25 09:00'))
})
