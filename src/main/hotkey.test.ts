import { describe, expect, it } from 'vitest'
import { Hotkey, whyRefused, type ShortcutPort } from './hotkey.ts'

class FakeShortcuts implements ShortcutPort {
  readonly held = new Map<string, () => void>()
  isTaken = false

  register(accelerator: string, pressed: () => void): boolean {
    if (accelerator === 'Nonsense+') throw new TypeError('conversion failure')
    if (this.isTaken) return false
    this.held.set(accelerator, pressed)
    return true
  }
  unregister(accelerator: string): void {
    this.held.delete(accelerator)
  }
}

function room(system = { platform: 'linux' as NodeJS.Platform, env: {} as NodeJS.ProcessEnv }) {
  const shortcuts = new FakeShortcuts()
  let presses = 0
  const hotkey = new Hotkey(shortcuts, system, () => presses++)
  return { shortcuts, hotkey, presses: () => presses }
}

describe('Hotkey', () => {
  it('given a free combination, registers it and hears it', () => {
    const { shortcuts, hotkey, presses } = room()
    expect(hotkey.use('Alt+Space')).toEqual({ state: 'registered', accelerator: 'Alt+Space' })
    shortcuts.held.get('Alt+Space')?.()
    expect(presses()).toBe(1)
  })
  it('given another one, lets the first go', () => {
    const { shortcuts, hotkey } = room()
    hotkey.use('Alt+Space')
    hotkey.use('Alt+P')
    expect([...shortcuts.held.keys()]).toEqual(['Alt+P'])
    expect(hotkey.use(null)).toEqual({ state: 'off' })
    expect(shortcuts.held.size).toBe(0)
  })
  it('given one that is taken, says who has it and what to do', () => {
    const { shortcuts, hotkey } = room()
    shortcuts.isTaken = true
    expect(hotkey.use('Alt+Space')).toMatchObject({ state: 'refused', accelerator: 'Alt+Space' })
    expect(hotkey.status).toMatchObject({ reason: 'Another program holds Alt+Space.' })
  })
  it('given nonsense, says so instead of failing', () => {
    expect(room().hotkey.use('Nonsense+')).toMatchObject({ state: 'refused' })
  })
})

describe('whyRefused', () => {
  it('given Wayland, tells how to bind a key there', () => {
    const wayland = { platform: 'linux' as const, env: { XDG_SESSION_TYPE: 'wayland' } }
    expect(whyRefused('Alt+Space', wayland).hint).toContain('parley --press')
  })
  it('given macOS, names its settings', () => {
    expect(whyRefused('Alt+Space', { platform: 'darwin', env: {} }).hint).toContain(
      'System Settings',
    )
  })
})
