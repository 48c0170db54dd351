import { describe, expect, it } from 'vitest'
import { plainText } from './plain-text.ts'

describe('plainText', () => {
  it.each([
    ['nul\0 and bell\u0007', 'nul and bell'],
    ['red \u001b[31malert', 'red [31malert'],
    ['turn \u202Eover\u202C \u2066here\u2069', 'turn over here'],
    ['half \ud83d and \ude00', 'half  and '],
    ['\uFEFFmark\uFFFF', 'mark'],
    ['two\r\nlines\tand a tab', 'two\nlines\tand a tab'],
  ])('given %j, leaves what can be seen', (text, plain) => {
    expect(plainText(text)).toBe(plain)
  })

  it('given words of any script and emoji, leaves them as they are', () => {
    for (const text of ['naïve 👩‍👩‍👧', 'שלום', 'مرحبا', '日本語', 'क्षि', 'a\nb'])
      expect(plainText(text)).toBe(text)
  })
})
