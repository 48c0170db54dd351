import { describe, expect, it } from 'vitest'
import { arithmetic } from './arithmetic.ts'

describe('arithmetic', () => {
  it.each([
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['2 ^ 3 ^ 2', 512],
    ['2**3', 8],
    ['-2 ^ 2', -4],
    ['7 − 10 ÷ 4 × 2', 2],
    ['1,000 / 8', 125],
    ['20% * 50', 10],
    ['.5+.25', 0.75],
    ['10 - 3 - 2', 5],
  ])('given "%s", is %d', (text, value) => expect(arithmetic(text)).toEqual({ value }))

  it('given a division by zero, says that it is one', () =>
    expect(arithmetic('4 / (2 - 2)')).toMatchObject({ fault: 'division by zero' }))

  it.each(['', '2 +', '(2', '2)', 'two plus two', '2 2', 'alert(1)', '('.repeat(500)])(
    'given "%s", which is none, gives nothing',
    (text) => expect(arithmetic(text)).toBeUndefined(),
  )
})
