import { describe, expect, it } from 'vitest'
import { ShortcutTaps } from './shortcut-taps.ts'

/** What each press at its time is taken for. */
function play(...atMs: number[]): string[] {
  const taps = new ShortcutTaps()
  return atMs.map((ms) => taps.pressed(ms))
}

describe('ShortcutTaps', () => {
  it('given a key that is held and repeats, then it is one tap', () => {
    // The first repeat could be a second tap, until the next one comes.
    expect(play(0, 500, 533, 566, 600)).toEqual(['tap', 'wait', 'repeat', 'repeat', 'repeat'])
  })
  it('given taps apart, then each is one', () => {
    expect(play(0, 3_000, 6_000)).toEqual(['tap', 'tap', 'tap'])
  })
})
