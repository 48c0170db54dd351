import { describe, expect, it } from 'vitest'
import { parseHotkey, type Platform } from '../../../shared/hotkey.ts'
import { keyCode } from './key-codes.ts'
import { KeyMatcher, MODIFIER_STALE_MS, REPEAT_WITHIN_MS, type RawInput } from './key-matcher.ts'

const CODES: Record<string, number> = {
  ctrl: 29,
  rightCtrl: 3613,
  shift: 42,
  alt: 56,
  space: 57,
  c: 46,
}

/** Plays `script`, e.g. `+ctrl +space 500 -space`: keys down and up 10 ms apart, or a wait in ms. */
function play(hotkey: string, script: string, platform: Platform = 'linux'): string[] {
  const matcher = new KeyMatcher(parseHotkey(hotkey, platform)!)
  const told: string[] = []
  let nowMs = 0
  for (const word of script.split(' ')) {
    if (/^\d+$/.test(word)) {
      nowMs += Number(word)
      continue
    }
    nowMs += 10
    const name = word.slice(1)
    const button = /^mouse(\d)$/.exec(name)?.[1]
    const input: RawInput = {
      source: button === undefined ? 'key' : 'mouse',
      code: button === undefined ? CODES[name]! : Number(button),
      isDown: word.startsWith('+'),
    }
    told.push(...matcher.take(input, nowMs))
  }
  return told
}

describe('KeyMatcher with a combination', () => {
  const chord = 'CommandOrControl+Shift+Space'

  it('given its keys held and let go, then it goes down and comes up once, repeats or not', () => {
    const script = '+ctrl +shift +space 500 +space +space +space 500 -space -shift -ctrl'
    expect(play(chord, script)).toEqual(['down', 'up'])
  })
  it('given a modifier that is let go first, then that ends it, and the key still held begins nothing', () => {
    expect(play(chord, '+ctrl +shift +space 300 -ctrl +space -space -shift')).toEqual([
      'down',
      'up',
    ])
  })
  it('given a modifier less or one more, then nothing', () => {
    expect(play(chord, '+ctrl +space -space -ctrl')).toEqual([])
    expect(play(chord, '+ctrl +shift +alt +space -space')).toEqual([])
  })
  it('given it again and again, then each is told', () => {
    const once = '+ctrl +shift +space -space -shift -ctrl'
    expect(play(chord, `${once} ${once}`)).toEqual(['down', 'up', 'down', 'up'])
  })
  it('given a modifier whose release was missed, then it counts no longer after a while', () => {
    expect(play('F9', '+ctrl')).toEqual([])
    const late = `+ctrl +shift ${MODIFIER_STALE_MS} +space -space`
    expect(play(chord, late)).toEqual([])
    expect(play('Alt+Space', `+ctrl ${MODIFIER_STALE_MS} +alt +space -space`)).toEqual([
      'down',
      'up',
    ])
  })
  it('given its own release was missed, then the next press ends the old one and begins anew', () => {
    const script = `+alt +space -alt +alt ${REPEAT_WITHIN_MS} +space -space`
    expect(play('Alt+Space', script)).toEqual(['down', 'up', 'down', 'up'])
  })
  it('given it is held for a minute with the modifiers it needs, then letting one go still ends it', () => {
    expect(play('Alt+Space', '+alt +space 60000 -alt')).toEqual(['down', 'up'])
  })
})

describe('KeyMatcher with right Ctrl alone', () => {
  it('given its two codes as X11 tells them, then one press is one press', () => {
    expect(play('RightControl', '+ctrl +rightCtrl 700 -ctrl -rightCtrl')).toEqual(['down', 'up'])
  })
  it('given the left one, then nothing', () => {
    expect(play('RightControl', '+ctrl 700 -ctrl')).toEqual([])
  })
  it('given another key with it, then it was a shortcut of another program', () => {
    expect(play('RightControl', '+rightCtrl +c -c -rightCtrl')).toEqual(['down', 'cancel'])
  })
  it('given another key long after, then somebody talks and types: it goes on', () => {
    expect(play('RightControl', '+rightCtrl 1500 +c -c -rightCtrl')).toEqual(['down', 'up'])
  })
  it('given a modifier that was down before, then it is part of something else', () => {
    expect(play('RightControl', '+shift +rightCtrl -rightCtrl -shift')).toEqual([])
  })
})

it('given a mouse button, then it is that button alone', () => {
  expect(play('Mouse4', '+mouse4 500 +mouse1 -mouse1 -mouse4')).toEqual(['down', 'up'])
  expect(play('Mouse4', '+mouse5 -mouse5')).toEqual([])
})

it('given keys by name, then they have libuiohook’s numbers', () => {
  const codes = ['Space', 'A', '0', 'F1', 'F12', 'F24', '\\', 'PageUp'].map(keyCode)
  expect(codes).toEqual([57, 30, 11, 59, 88, 107, 43, 3657])
  expect(keyCode('MediaPlayPause')).toBeUndefined()
})
