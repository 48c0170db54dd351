import { describe, expect, it } from 'vitest'
import { tokenBytes } from './token-bytes.ts'

function tokenizer(vocab: Record<string, number>, special: number[] = []): string {
  return JSON.stringify({
    added_tokens: special.map((id) => ({ id, special: true, content: '' })),
    model: { vocab },
  })
}

describe('token bytes', () => {
  it('given byte-level tokens, when read, then spaces and bytes beyond ASCII are themselves again', () => {
    const tokens = tokenBytes(tokenizer({ Ġhi: 1, '!': 0, 'Ã©': 2, Ċ: 3 }))
    expect(tokens.map((token) => Buffer.from(token).toString('utf8'))).toEqual([
      '!',
      ' hi',
      'é',
      '\n',
    ])
  })

  it('given special tokens, when read, then they are left out', () => {
    expect(tokenBytes(tokenizer({ a: 0, '<|endoftext|>': 1 }, [1]))).toHaveLength(1)
  })

  it('given a gap in the ids, when read, then it is refused', () => {
    expect(() => tokenBytes(tokenizer({ a: 0, b: 2 }))).toThrow('no token 1')
  })

  it('given anything else, when read, then it is refused', () => {
    expect(() => tokenBytes('{')).toThrow('not a usable tokenizer.json')
    expect(() => tokenBytes('{"model":{}}')).toThrow('not a usable tokenizer.json')
  })
})
