import { describe, expect, it } from 'vitest'
import { readPhonemeTable, tokenIds } from './phoneme-tokens.ts'

describe('readPhonemeTable', () => {
  it('given the table under `vocab` or bare, reads it', () => {
    expect(readPhonemeTable('{"vocab":{"a":43,";":1}}').get('a')).toBe(43)
    expect(readPhonemeTable('{"a":43}').get('a')).toBe(43)
  })

  it('given anything else, refuses it', () => {
    expect(() => readPhonemeTable('{}')).toThrow('no phoneme table')
    expect(() => readPhonemeTable('{"model":"x"}')).toThrow('no phoneme table')
  })
})

describe('tokenIds', () => {
  const table = readPhonemeTable('{"a":43,"ð":81,".":4}')

  it('given phonemes, gives their ids between two paddings', () => {
    expect(tokenIds('ða.', table)).toEqual(BigInt64Array.of(0n, 81n, 43n, 4n, 0n))
  })

  it('given a phoneme that the model does not know, leaves it out', () => {
    expect(tokenIds('a«a', table)).toEqual(BigInt64Array.of(0n, 43n, 43n, 0n))
  })
})
