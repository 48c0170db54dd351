import { describe, expect, it } from 'vitest'
import { formatLeft } from './format-left.ts'

const NOW_MS = Date.UTC(2026, 10, 21, 12)
const left = (ms: number): string => formatLeft(new Date(NOW_MS + ms).toISOString(), NOW_MS)

describe('formatLeft', () => {
  it.each([
    [600_000, '10:00'],
    [599_999, '10:00'],
    [599_000, '9:59'],
    [5_000, '0:05'],
    [1, '0:01'],
    [0, '0:00'],
    [-5_000, '0:00'],
    [3_600_000, '1:00:00'],
    [3_723_000, '1:02:03'],
  ])('given %i ms, counts them down as %s', (ms, text) => expect(left(ms)).toBe(text))

  it('given more than a day, says day and time instead', () =>
    expect(left(3 * 86_400_000)).toMatch(/24/))
})
