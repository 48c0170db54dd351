import { describe, expect, it } from 'vitest'
import { phonemeParts as partsOf } from './phoneme-parts.ts'

const phonemeParts = (...args: Parameters<typeof partsOf>): string[] =>
  partsOf(...args).map((part) => part.phonemes)

const withoutSpace = (text: string): string => text.replace(/\s/gu, '')

describe('phonemeParts', () => {
  it('given sentences, makes each a part', () => {
    expect(phonemeParts('həlˈoʊ ðˈɛɹ! hˌaʊ ɑːɹ juː? "fˈaɪn." sˌoʊ')).toEqual([
      'həlˈoʊ ðˈɛɹ!',
      'hˌaʊ ɑːɹ juː?',
      '"fˈaɪn."',
      'sˌoʊ',
    ])
  })

  it('given a sentence over the limit, cuts it at the last comma that fits', () => {
    expect(phonemeParts('aa bb cc, dd ee, ff gg hh ii', 18)).toEqual([
      'aa bb cc, dd ee,',
      'ff gg hh ii',
    ])
  })

  it('given no comma that fits, cuts between words; given one endless word, at the limit', () => {
    expect(phonemeParts('aaaa bbbb cccc dddd', 10)).toEqual(['aaaa bbbb', 'cccc dddd'])
    expect(phonemeParts('a'.repeat(25), 10).map((part) => part.length)).toEqual([10, 10, 5])
  })

  it('given a very long text, loses nothing and keeps every part within the limit', () => {
    const text = Array.from({ length: 900 }, (_, at) => `wˈɜːd${at % 7 === 0 ? ',' : ''}`).join(' ')
    const parts = phonemeParts(text)
    expect(withoutSpace(parts.join(''))).toBe(withoutSpace(text))
    expect(Math.max(...parts.map((part) => part.length))).toBeLessThanOrEqual(150)
  })

  it('given parts, tells where each stands', () => {
    const text = ' "wˈʌn."  tˈuː, θɹˈiː fˈoːɹ ... ! fˈaɪv '
    const parts = partsOf(text, 8)
    expect(parts.length).toBeGreaterThan(3)
    for (const { phonemes, at } of parts)
      expect(text.slice(at, at + phonemes.length)).toBe(phonemes)
  })

  it('given only punctuation or stress marks, has no parts', () => {
    expect(phonemeParts('... !?')).toEqual([])
    expect(phonemeParts('ˈ, —')).toEqual([])
    expect(phonemeParts('')).toEqual([])
  })
})
