import { describe, expect, it } from 'vitest'
import { systemPrompt } from './prompt.ts'

describe('systemPrompt', () => {
  it('given two times of one day, is the same, so that the KV cache holds', () => {
    const morning = systemPrompt(new Date(2026, 10, 21, 8, 0))
    expect(morning).toMatch(/Today is Saturday,? 21 November 2026\./)
    expect(systemPrompt(new Date(2026, 10, 21, 23, 59))).toBe(morning)
  })

  it('given another day, differs only at its end', () => {
    const [one, other] = [
      systemPrompt(new Date(2026, 10, 21)),
      systemPrompt(new Date(2026, 10, 22)),
    ]
    const same = [...one].findIndex((character, at) => character !== other[at])
    expect(same / one.length).toBeGreaterThan(0.9)
  })
})
