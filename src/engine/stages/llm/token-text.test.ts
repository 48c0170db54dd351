import { describe, expect, it } from 'vitest'
import { TokenText } from './token-text.ts'

/** A fake vocabulary in which every token is one byte. */
const fakeBytes = (tokens: readonly number[]): string =>
  new TextDecoder().decode(Uint8Array.from(tokens))

function deltas(text: string): string[] {
  const tokenText = new TokenText<number>(fakeBytes)
  const out = [...new TextEncoder().encode(text)].map((byte) => tokenText.push(byte))
  return [...out, tokenText.flush()]
}

describe('TokenText', () => {
  it('given characters of several tokens, never gives half of one', () => {
    const out = deltas('a€😀ü')
    expect(out.join('')).toBe('a€😀ü')
    expect(out.join('|')).toBe('a|||€||||😀||ü|')
  })

  it('given an end in the middle of a character, leaves the piece out', () => {
    const tokenText = new TokenText<number>(fakeBytes)
    expect(tokenText.push(0xe2)).toBe('')
    expect(tokenText.flush()).toBe('')
  })

  it('given bytes that are no character at all, goes on after four', () => {
    const tokenText = new TokenText<number>(fakeBytes)
    const out = [0xff, 0xff, 0xff, 0xff, 0x61].map((byte) => tokenText.push(byte))
    expect(out.at(-1)).toBe('a')
  })

  it('given tokens before, shows the detokenizer the last few', () => {
    const seen: number[][] = []
    const tokenText = new TokenText<number>((tokens, before) => {
      seen.push([...before])
      return String(tokens)
    })
    for (const token of [1, 2, 3, 4, 5, 6]) tokenText.push(token)
    expect(seen.at(-1)).toEqual([2, 3, 4, 5])
  })
})
