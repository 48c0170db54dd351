import { describe, expect, it } from 'vitest'
import { pauseAfterMs } from './pauses.ts'

describe('pauseAfterMs', () => {
  it.each(['It is.', 'Is it?', 'He said "yes."', 'wait…', '(It is!) '])(
    'given the end of a sentence (%s), rests for a breath',
    (said) => expect(pauseAfterMs(said)).toBe(200),
  )

  it.each(['first,', 'this:', 'so;', 'Paris —', '(he said),'])(
    'given the end of a clause (%s), rests shortly',
    (said) => expect(pauseAfterMs(said)).toBe(120),
  )

  it('given a cut between two words, hardly rests', () => {
    expect(pauseAfterMs('the capital of')).toBe(20)
  })
})
