import { describe, expect, it } from 'vitest'
import { acceleratorOf, type KeyPress } from './accelerator.ts'

const press = (code: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key: code,
  code,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
})

describe('acceleratorOf', () => {
  it('given modifiers and a key, then they stand in Electron’s order', () => {
    const held = { ctrlKey: true, shiftKey: true }
    expect(acceleratorOf(press('Space', held), 'linux')).toBe('CommandOrControl+Shift+Space')
    expect(acceleratorOf(press('KeyK', { altKey: true }), 'win32')).toBe('Alt+K')
  })

  it('given macOS, then Command is the first and Control a key of its own', () => {
    expect(acceleratorOf(press('KeyJ', { metaKey: true }), 'darwin')).toBe('CommandOrControl+J')
    expect(acceleratorOf(press('KeyJ', { ctrlKey: true }), 'darwin')).toBe('Control+J')
  })

  it('given only modifiers, or a key that is needed for typing, then nothing yet', () => {
    expect(acceleratorOf(press('ControlLeft', { ctrlKey: true }), 'linux')).toBeNull()
    expect(acceleratorOf(press('KeyA', { shiftKey: true }), 'linux')).toBeNull()
  })

  it('given a function key, then it may stand alone', () => {
    expect(acceleratorOf(press('F9'), 'linux')).toBe('F9')
  })
})
