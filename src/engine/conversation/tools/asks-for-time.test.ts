import { describe, expect, it } from 'vitest'
import { asksForTime } from './asks-for-time.ts'

describe('asksForTime', () => {
  it.each([
    'Shout when the quarter of an hour is over.',
    'Wake me at 7.',
    'The rolls need twenty five minutes, tell me then.',
    'Nudge me tomorrow about the rent.',
    'Do the same again.',
    'Better make that a dozen or so, twelve.',
  ])('given "%s", then a timer is wanted', (text) => expect(asksForTime(text)).toBe(true))

  it.each([
    'How long does a cake stay in the oven?',
    'Tell me about the war.',
    'I have slept badly all week.',
    'My train leaves in three hours.',
  ])('given "%s", then none is', (text) => expect(asksForTime(text)).toBe(false))
})
