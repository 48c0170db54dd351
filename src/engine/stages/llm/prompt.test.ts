import { describe, expect, it } from 'vitest'
import { opening } from './prompt.ts'

const text = (day: Date, added?: string): string => JSON.stringify(opening(day, added))

describe('opening', () => {
  it('given two times of one day, is the same, so that the KV cache holds', () => {
    const morning = text(new Date(2026, 10, 21, 8, 0))
    expect(morning).toMatch(/Today is Saturday,? 21 November 2026\./)
    expect(text(new Date(2026, 10, 21, 23, 59))).toBe(morning)
  })

  it('given the last day of a month, tells what tomorrow is', () => {
    expect(text(new Date(2026, 10, 30, 23, 59))).toMatch(/Tomorrow is Tuesday,? 1 December 2026\./)
  })

  it("given another day or the user's own wishes, differs only at its end", () => {
    const one = text(new Date(2026, 10, 21))
    for (const other of [
      text(new Date(2026, 10, 22)),
      text(new Date(2026, 10, 21), 'Call me Ada.'),
    ]) {
      const same = [...one].findIndex((character, at) => character !== other[at])
      expect(same / one.length).toBeGreaterThan(0.95)
    }
  })

  it('is all marked as what no conversation may push out', () => {
    expect(opening(new Date()).every(({ isOpening }) => isOpening)).toBe(true)
  })
})
