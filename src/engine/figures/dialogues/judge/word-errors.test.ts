import { describe, expect, it } from 'vitest'
import { numberWords, spokenWords } from './spoken-words.ts'
import { wordErrors } from './word-errors.ts'

describe('wordErrors', () => {
  it.each([
    ['Set a timer for nine minutes.', 'set a timer for 9 minutes'],
    ["I'm forty five, and it's okay.", 'I am 45 and it is ok.'],
    ['The third of May, at half past seven.', 'the 3rd of may at half past 7'],
    ['What is a hundred and twenty minus thirty five?', 'What is 120 minus 35?'],
    ['It cost twenty pounds.', 'It cost £20.'],
    ['My favourite colour is grey.', 'My favorite color is gray.'],
    ['He came in nineteen ninety eight.', 'He came in 1998.'],
    ['Room twelve, mum.', 'Room 12, Mom.'],
  ])('given what sounds the same, counts none: %s', (said, heard) => {
    const { errors, words } = wordErrors(said, heard)
    // "a hundred" is written "120", without its article.
    expect(errors).toBeLessThanOrEqual(/\ba hundred\b/u.test(said) ? 1 : 0)
    expect(words).toBeGreaterThan(2)
  })
  it('given words changed, left out and put in, counts each', () => {
    expect(wordErrors('the black cat sleeps', 'the back cat sleeps')).toEqual({
      errors: 1,
      words: 4,
    })
    expect(wordErrors('the black cat sleeps', 'the cat')).toEqual({ errors: 2, words: 4 })
    expect(wordErrors('the cat', 'so the big cat')).toEqual({ errors: 2, words: 2 })
  })
  it('given nothing heard, has all of it wrong', () => {
    expect(wordErrors('one two three', '')).toEqual({ errors: 3, words: 3 })
  })
})

describe('spokenWords', () => {
  it('given a time of day, says it as people do', () => {
    expect(spokenWords('7:30 and 8:00')).toEqual(['seven', 'thirty', 'and', 'eight', 'oclock'])
  })
  it('given numbers of any size, writes them out', () => {
    expect(numberWords(472)).toBe('four hundred seventy two')
    expect(numberWords(2_000)).toBe('two thousand')
    expect(numberWords(1_989)).toBe('nineteen eighty nine')
    expect(numberWords(1_500_000)).toBe('one million five hundred thousand')
  })
})
