import { describe, expect, it } from 'vitest'
import { englishPhonemes } from './english-phonemes.ts'

/** Tells what it was asked for, as if a word were a phoneme. */
const fakeEspeak = (clause: string): string => clause

/** As espeak-ng tells that it reads a word in another language. */
const changing = (): string => '(fr)_ʁ_ˈu_(en)'

describe('englishPhonemes', () => {
  const read = (text: string): string => englishPhonemes(text, 'en-us', fakeEspeak)

  it('given punctuation, keeps what the model pauses at', () => {
    expect(read('ˈno, (ˈyes)!')).toBe('ˈno, (ˈyes)!')
  })

  it.each([
    ['h_ˈɛ_l_oʊ_ w_ˈɜː_l_d', 'hˈɛloʊ wˈɜːld'],
    ['tˈuːhˈʌndɹɪd', 'tˈuː hˈʌndɹɪd'],
    ['lˈɒx rˈoʊ', 'lˈɒk ɹˈoʊ'],
    ['nˈaɪnti', 'nˈaɪndi'],
    ['stˈɔːɹi', 'stˈɔɹi'],
    ['nˈaɪntiːn', 'nˈaɪntiːn'],
  ])('given %s, writes it in the letters of the model', (ipa, expected) => {
    expect(read(ipa)).toBe(expected)
  })

  it.each([
    ['ænd', 'ˈænd'],
    ['hiː ɔɹ ʃiː', 'hiː ɔɹ ʃˈiː'],
    ['wˌʌn', 'wˈʌn'],
    ['ɪz ˌɪt ðə', 'ɪz ˌɪt ðˈə'],
    ['hm', 'hm'],
  ])('given a clause of small words (%s), stresses the last', (ipa, expected) => {
    expect(read(ipa)).toBe(expected)
  })

  it('given a word in another language, leaves out the names of both', () => {
    expect(englishPhonemes('rue', 'en-us', changing)).toBe('ʁˈu')
  })

  it('given the s behind a quotation, joins it', () => {
    expect(read('“dˈɔɡ” z tˈeɪl')).toBe('"dˈɔɡ"z tˈeɪl')
  })
})
