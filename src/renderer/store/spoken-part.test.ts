import { describe, expect, it } from 'vitest'
import { spokenLength, splitSpoken } from './spoken-part.ts'

describe('spokenLength', () => {
  it('given the beginning of a reply, then it ends where the beginning does', () => {
    expect(spokenLength('One. Two.', 'One.')).toBe(4)
  })

  it('given other white space, then the letters decide', () => {
    expect(splitSpoken('One\n\nTwo three', 'One Two')).toEqual(['One\n\nTwo', ' three'])
  })

  it('given words that are not in the reply, then what matches counts', () => {
    expect(spokenLength('One two', 'One six')).toBe(4)
  })

  it('given signs of two code units, then they are not cut', () => {
    expect(splitSpoken('Hi 😀 there', 'Hi  😀')).toEqual(['Hi 😀', ' there'])
  })

  it('given nothing, then nothing is spoken', () => {
    expect(splitSpoken('One', '')).toEqual(['', 'One'])
    expect(splitSpoken('', 'One')).toEqual(['', ''])
  })
})
