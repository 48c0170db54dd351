import { describe, expect, it } from 'vitest'
import {
  hotkeyLabels,
  isAccelerator,
  modifierHotkeyOf,
  mouseHotkeyOf,
  parseHotkey,
} from './hotkey.ts'

describe('parseHotkey', () => {
  it('given an accelerator, then the first modifier is the platform’s own', () => {
    const text = 'CommandOrControl+Shift+Space'
    expect(parseHotkey(text, 'linux')).toEqual({
      kind: 'chord',
      modifiers: ['ctrl', 'shift'],
      key: 'Space',
    })
    expect(parseHotkey(text, 'darwin')).toEqual({
      kind: 'chord',
      modifiers: ['meta', 'shift'],
      key: 'Space',
    })
  })
  it('given a key alone, a single modifier or a mouse button, then it is that', () => {
    expect(parseHotkey('F9', 'linux')).toEqual({ kind: 'chord', modifiers: [], key: 'F9' })
    expect(parseHotkey('RightControl', 'win32')).toEqual({ kind: 'modifier', modifier: 'ctrl' })
    expect(parseHotkey('Mouse4', 'darwin')).toEqual({ kind: 'mouse', button: 4 })
  })
  it.each(['', 'Ctrl+', 'Ctrl+Shift', 'Space+K', '+'])('given %j, then it is none', (text) => {
    expect(parseHotkey(text, 'linux')).toBeNull()
  })
})

it('given a single key, then the system cannot be asked for it', () => {
  expect(isAccelerator('Alt+K')).toBe(true)
  expect(isAccelerator('RightAlt')).toBe(false)
})

it('given a hotkey, then it is named as on the keyboard', () => {
  expect(hotkeyLabels('CommandOrControl+Shift+Space', 'linux')).toEqual(['Ctrl', 'Shift', 'Space'])
  expect(hotkeyLabels('CommandOrControl+Shift+Space', 'darwin')).toEqual(['⌘', '⇧', 'Space'])
  expect(hotkeyLabels('RightMeta', 'win32')).toEqual(['Right Win'])
  expect(hotkeyLabels('Mouse3', 'linux')).toEqual(['Middle mouse button'])
})

it('given a physical key or a button, then only what nobody types or clicks with becomes a hotkey', () => {
  expect(modifierHotkeyOf('ControlRight')).toBe('RightControl')
  expect(modifierHotkeyOf('ControlLeft')).toBeNull()
  expect(mouseHotkeyOf(3)).toBe('Mouse4')
  expect(mouseHotkeyOf(0)).toBeNull()
})
