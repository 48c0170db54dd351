import { describe, expect, it } from 'vitest'
import { readNumber } from './number-words.ts'
import { plainWords } from './utterance.ts'
import { WordReader } from './word-reader.ts'

/** The number, and what was left over. */
function read(text: string): [number | undefined, string] {
  const reader = new WordReader(plainWords(text).words)
  const number = readNumber(reader)
  return [number, reader.ahead(20)]
}

describe('readNumber', () => {
  it.each([
    ['144', 144],
    ['1,250,000', 1_250_000],
    ['3.5', 3.5],
    ['.5', 0.5],
    ['zero', 0],
    ['nineteen', 19],
    ['forty-two', 42],
    ['a hundred and forty-four', 144],
    ['one hundred forty four', 144],
    ['twelve hundred', 1200],
    ['a thousand', 1000],
    ['two thousand and five', 2005],
    ['two million, three hundred thousand and five', 2_300_005],
    ['three hundred and five thousand', 305_000],
    ['one billion', 1e9],
    ['1.5 million', 1.5e6],
    ['three point one four', 3.14],
    ['three point oh five', 3.05],
    ['point five', 0.5],
    ['two and a half', 2.5],
    ['two and a half million', 2.5e6],
    ['three and three quarters', 3.75],
    ['2½', 2.5],
    ['half', 0.5],
    ['a quarter', 0.25],
    ['two thirds', 2 / 3],
  ])('given "%s", reads all of it', (text, value) => expect(read(text)).toEqual([value, '']))
  it.each([
    ['nine eleven', 9, 'eleven'],
    ['nineteen ninety', 19, 'ninety'],
    ['two nine three', 2, 'nine three'],
    ['twenty zero', 20, 'zero'],
    ['100 and 44', 100, 'and 44'],
    ['five and six', 5, 'and six'],
    ['a thousand million', 1000, 'million'],
    ['twenty third', 20, 'third'],
    ['three and half of two', 3, 'and half of two'],
  ])('given "%s", stops where the number does', (text, value, rest) =>
    expect(read(text)).toEqual([value, rest]),
  )
  it.each(['a', 'a dog', 'point', 'hundredth', 'and five', '9/11', '10:30', '9-11', 'seventh'])(
    'given "%s", reads nothing and stays',
    (text) => expect(read(text)[0]).toBeUndefined(),
  )
})
