import { describe, expect, it } from 'vitest'
import { wordsSounded } from './words-sounded.ts'

const reply = 'A vaccine is a small amount of a virus that is weak.'

describe('wordsSounded', () => {
  it.each([
    ['A vaccine is a small amount', 6],
    ['A vaccine is a small mount', 6],
    ['A vaccine is a small amount of a vir', 9],
    ['Vaccine is a small', 5],
    ['', 0],
    [reply, 12],
  ])('given "%s", then %i words', (heard, count) => {
    expect(wordsSounded(reply, heard)).toBe(count)
  })
})
