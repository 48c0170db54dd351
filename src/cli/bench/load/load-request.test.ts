import { describe, expect, it } from 'vitest'
import { readSessions } from './load-request.ts'

describe('readSessions', () => {
  it('given numbers in any order, gives each once, the smallest first', () => {
    expect(readSessions('8, 1,2,2')).toEqual([1, 2, 8])
  })

  it.each([undefined, '', '0', '1,', '1.5', '-2', '65', 'two'])(
    'given %s, is wrong usage',
    (text) => {
      expect(() => readSessions(text)).toThrow(expect.objectContaining({ code: 'usage' }))
    },
  )
})
