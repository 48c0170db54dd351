import { describe, expect, it } from 'vitest'
import { frameWindows } from './frame-windows.ts'

/** 26 frames of padding, tokens of `spoken` frames in all, a mark of 40, padding of 2. */
const utterance = (spoken: number): number[] => [26, spoken / 2, spoken / 2, 40, 2]

describe('frameWindows', () => {
  it('given an utterance that ends in a mark, leaves out the silence of padding and mark', () => {
    const windows = frameWindows(utterance(200), true)
    expect(windows[0]).toEqual({ from: 14, to: 42 })
    expect(windows.at(-1)!.to).toBe(226)
  })

  it('given one that ends in a word, goes on to the padding', () => {
    expect(frameWindows(utterance(200), false).at(-1)!.to).toBe(266)
  })

  it('given any length, leaves no gap, begins short and ends in no crumb', () => {
    for (let spoken = 2; spoken < 400; spoken += 2) {
      const windows = frameWindows(utterance(spoken), true)
      windows.slice(1).forEach(({ from }, at) => expect(from).toBe(windows[at]!.to))
      const lengths = windows.map(({ from, to }) => to - from)
      expect(lengths[0]).toBeLessThan(28 + 16)
      expect(Math.max(...lengths)).toBeLessThan(48 + 16)
      expect(Math.min(...lengths)).toBeGreaterThan(Math.min(12, spoken))
    }
  })

  it('given a beginning and an end within it, keeps to them and begins as short', () => {
    const windows = frameWindows(utterance(200), true, { from: 60, to: 190 })
    expect(windows[0]).toEqual({ from: 60, to: 88 })
    expect(windows.at(-1)!.to).toBe(190)
    expect(frameWindows(utterance(200), true, { to: 60 })).toEqual([
      { from: 14, to: 42 },
      { from: 42, to: 60 },
    ])
    expect(frameWindows(utterance(200), true, { from: 200 })).toEqual([{ from: 200, to: 226 }])
  })

  it('given a padding shorter than an early breath, begins at the first frame', () => {
    expect(frameWindows([4, 60, 2], false)[0]!.from).toBe(0)
  })
})
