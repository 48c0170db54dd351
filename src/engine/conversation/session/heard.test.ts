import { describe, expect, it } from 'vitest'
import { SpokenText } from './heard.ts'

function reply(): SpokenText {
  const spoken = new SpokenText()
  spoken.add(0, 'The capital of France is Paris.', 24_000)
  spoken.add(0, 'The capital of France is Paris.', 24_000)
  spoken.add(1, 'It lies on the Seine.', 24_000)
  return spoken
}

describe('SpokenText', () => {
  it('given all samples played, heard everything', () => {
    expect(reply().heard(72_000)).toBe('The capital of France is Paris. It lies on the Seine.')
  })
  it('given half of the first clause, heard half of its words', () => {
    expect(reply().heard(24_000)).toBe('The capital of')
  })
  it('given a stop inside the second clause, rounds the cut word down', () => {
    expect(reply().heard(48_000 + 11_000)).toBe('The capital of France is Paris. It lies')
  })
  it('given nothing played, heard nothing', () => {
    expect(reply().heard(0)).toBe('')
  })
})
