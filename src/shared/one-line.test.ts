import { describe, expect, it } from 'vitest'
import { oneLine } from './one-line.ts'

describe('oneLine', () => {
  it.each([
    ['a\nb.wav', 'a?b.wav'],
    ['\u001b[2Jwiped', '?[2Jwiped'],
    ['nul\0', 'nul?'],
    ['\u202Evaw.exe', '?vaw.exe'],
    ['half \ud83d emoji', 'half ? emoji'],
    ['\u2028new\u2029line', '?new?line'],
  ])('given %j, shows what stands there in one line', (text, shown) => {
    expect(oneLine(text)).toBe(shown)
  })

  it('given names as people write them, leaves them as they are', () => {
    for (const name of ['naïve 👩‍👩‍👧 ünï.wav', 'שלום.wav', '-x.wav', '日本語'])
      expect(oneLine(name)).toBe(name)
  })

  it('given a megabyte, stays short', () => {
    expect(oneLine('a'.repeat(1_000_000)).length).toBeLessThan(600)
  })
})
