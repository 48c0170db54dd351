import { describe, expect, it } from 'vitest'
import { plainWords } from './utterance.ts'

describe('plainWords', () => {
  it.each([
    ["What's 15% of 1,000?", 'what is 15 percent of 1000'],
    ['What is 7x8?', 'what is 7 times 8'],
    ['What is 7 × 8 ÷ 2 + 1 − 3?', 'what is 7 times 8 divided by 2 plus 1 minus 3'],
    ['100°F', '100 degrees f'],
    ['The 25th; a 10-minute, 5km run.', 'the 25th a 10 minute 5 km run'],
    ['Hey Parley, okay, so, um, stop please.', 'stop'],
    ['Could you please speak up, thank you?', 'speak up'],
    ['9/11, 9-11 and 10:30', '9/11 9-11 and 10:30'],
    ['', ''],
    ['?!', ''],
  ])('given "%s", keeps the words: "%s"', (transcript, text) =>
    expect(plainWords(transcript).text).toBe(text),
  )
  it.each([
    ['Can you tell me the time?', true],
    ["I'd like to know the time.", true],
    ['Okay, do you know the time?', true],
    ['The time.', false],
  ])('given "%s", knows whether it was asked: %s', (transcript, isAsked) =>
    expect(plainWords(transcript).isAsked).toBe(isAsked),
  )
})
