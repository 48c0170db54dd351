import { describe, expect, it } from 'vitest'
import { unsaid } from './unsaid.ts'

const REPLY = 'A fox lived in a wood. One day it saw a crow. The crow had a piece of'

describe('unsaid', () => {
  it('given a reply cut in a sentence, goes on with that sentence', () => {
    expect(unsaid(REPLY, 'A fox lived in a wood. One')).toBe('One day it saw a crow.')
  })
  it('given a reply cut between two, goes on with the next', () => {
    expect(unsaid(REPLY, 'A fox lived in a wood.')).toBe('One day it saw a crow.')
  })
  it('given nothing heard, says all of it', () => {
    expect(unsaid('It is Paris.', '')).toBe('It is Paris.')
  })
  it('given half a sentence left, has nothing to go on with', () => {
    expect(unsaid(REPLY, 'A fox lived in a wood. One day it saw a crow.')).toBeUndefined()
  })
})
