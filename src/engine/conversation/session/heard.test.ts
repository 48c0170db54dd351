import { describe, expect, it } from 'vitest'
import { SpokenText } from './heard.ts'

const SECOND = 24_000
const sound = (samples: number, amplitude = 0.2): Float32Array =>
  new Float32Array(samples).fill(amplitude)

function reply(): SpokenText {
  const spoken = new SpokenText()
  spoken.add(0, 'The capital of France is Paris.', sound(SECOND))
  spoken.add(0, 'The capital of France is Paris.', sound(SECOND))
  spoken.add(1, 'It lies on the Seine.', sound(SECOND))
  spoken.end()
  return spoken
}

describe('SpokenText', () => {
  it('given all samples played, heard everything', () => {
    expect(reply().heard(3 * SECOND)).toBe('The capital of France is Paris. It lies on the Seine.')
  })
  it('given half of the first clause, heard half of its words', () => {
    expect(reply().heard(SECOND)).toBe('The capital of')
  })
  it('given a stop inside the second clause, does not count a word that has hardly begun', () => {
    expect(reply().heard(2 * SECOND + 9_000)).toBe('The capital of France is Paris. It lies')
  })
  it('given a stop inside a word, counts it where a third of it has sounded', () => {
    const spoken = new SpokenText()
    for (const [n, word] of ['Tens', 'rise', 'fall'].entries()) spoken.add(n, word, sound(10_000))
    spoken.end()
    expect(spoken.heard(13_000)).toBe('Tens')
    expect(spoken.heard(14_000)).toBe('Tens rise')
  })
  it('given nothing played, heard nothing', () => {
    expect(reply().heard(0)).toBe('')
  })
  it('given gaps between the words, finds them where the letters alone would not', () => {
    const spoken = new SpokenText()
    const gap = sound(1_200, 0)
    spoken.add(0, 'Ten stars shine', sound(7_200))
    spoken.add(0, 'Ten stars shine', gap)
    spoken.add(0, 'Ten stars shine', sound(7_200))
    spoken.add(0, 'Ten stars shine', gap)
    spoken.add(0, 'Ten stars shine', sound(7_200))
    spoken.end()
    expect(spoken.heard(8_000)).toBe('Ten')
    expect(spoken.wordStart(9_600)).toBeGreaterThanOrEqual(7_200)
    expect(spoken.wordStart(9_600)).toBeLessThanOrEqual(8_400)
  })
  it('given a clause of which half is made, does not take that for the whole', () => {
    const spoken = new SpokenText()
    spoken.add(0, 'The capital of France is Paris.', sound(SECOND))
    expect(spoken.heard(SECOND)).toBe('The capital of')
  })
  it('given a stop inside a word, that word begins before it', () => {
    const start = reply().wordStart(2 * SECOND + 100)
    expect(start).toBe(2 * SECOND)
  })
})
