import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { KeyStroke } from '../../../shared/hotkey.ts'
import { HotkeyKeeper, type ShortcutPort } from './hotkey-keeper.ts'
import type { HotkeySystem } from './hotkey-way.ts'
import type { ListenOptions } from './listen-keys.ts'

const CHORD = 'Alt+Space'

class FakeShortcuts implements ShortcutPort {
  readonly registered = new Map<string, () => void>()
  isTaken = false

  register(accelerator: string, pressed: () => void): boolean {
    if (accelerator === 'Alt+Nonsense') throw new TypeError('conversion failure')
    if (this.isTaken) return false
    this.registered.set(accelerator, pressed)
    return true
  }
  unregister(accelerator: string): void {
    this.registered.delete(accelerator)
  }
}

/** A keeper on a system that the test makes up: its key listener is the test's own hand. */
function room(system: Partial<HotkeySystem> = {}) {
  const shortcuts = new FakeShortcuts()
  const told: KeyStroke[] = []
  const state: HotkeySystem = {
    platform: 'linux',
    env: { DISPLAY: ':0' },
    isTrusted: true,
    ...system,
  }
  const listeners: (ListenOptions & { hotkey: string; fail(error: Error): void })[] = []
  const keeper = new HotkeyKeeper({
    shortcuts,
    listen: (hotkey, options) =>
      new Promise<void>((resolve, fail) => {
        options.signal.addEventListener('abort', () => resolve())
        listeners.push({ ...options, hotkey, fail })
      }),
    system: () => state,
    pressCommand: '/opt/Parley/parley --press',
    clock: {
      nowMs: () => Date.now(),
      after: (delayMs, run) => {
        const timer = setTimeout(run, delayMs)
        return () => clearTimeout(timer)
      },
    },
    onStroke: (stroke) => told.push(stroke),
    onStatus: () => {},
    onProblem: () => {},
  })
  return {
    keeper,
    shortcuts,
    told,
    listeners,
    state,
    press: () => shortcuts.registered.get(CHORD)?.(),
  }
}

beforeEach(() => vi.useFakeTimers({ now: 1_000_000 }))
afterEach(() => vi.useRealTimers())

describe('HotkeyKeeper where the listener runs', () => {
  it('given the key is held, then down and up are told once, whatever the shortcut says meanwhile', () => {
    const { keeper, told, listeners, press } = room()
    keeper.use(CHORD)
    expect(keeper.status).toMatchObject({ state: 'registered', by: 'listener', note: null })
    press()
    listeners[0]!.onStroke('down')
    for (let i = 0; i < 50; i++) {
      vi.advanceTimersByTime(33)
      press()
    }
    listeners[0]!.onStroke('up')
    press()
    vi.advanceTimersByTime(5_000)
    expect(told).toEqual(['down', 'up'])
  })

  it('given a window whose keys the listener may not see, then the shortcut counts as a tap', () => {
    const { keeper, told, press } = room()
    keeper.use(CHORD)
    press()
    vi.advanceTimersByTime(1_000)
    expect(told).toEqual(['tap'])
  })

  it('given the listener is given up while the key is held, then it comes up, and the shortcut takes over and says so', async () => {
    const { keeper, told, listeners, press } = room()
    keeper.use(CHORD)
    listeners[0]!.onStroke('down')
    listeners[0]!.onStroke('up') // by listen-keys, which lets go when its process dies
    listeners[0]!.fail(new Error('it ended 4 times within a minute'))
    await vi.advanceTimersByTimeAsync(2_000)
    expect(keeper.status).toMatchObject({ state: 'registered', by: 'shortcut' })
    expect(keeper.status).toHaveProperty('note', expect.stringContaining('Tap it to begin'))
    press()
    expect(told).toEqual(['down', 'up', 'tap'])
  })

  it('given another hotkey, or none, while it is held, then it comes up and the old one means nothing', () => {
    const { keeper, told, listeners, shortcuts } = room()
    keeper.use(CHORD)
    listeners[0]!.onStroke('down')
    keeper.use('RightControl')
    listeners[0]!.onStroke('down')
    expect(told).toEqual(['down', 'up'])
    expect([...shortcuts.registered.keys()]).toEqual([])
    expect(listeners.map(({ hotkey }) => hotkey)).toEqual([CHORD, 'RightControl'])
    keeper.use(null)
    expect(keeper.status).toEqual({ state: 'off' })
    expect(listeners[1]!.signal.aborted).toBe(true)
  })

  it('given a new one is being chosen, then nothing is heard until it is', () => {
    const { keeper, listeners, shortcuts } = room()
    keeper.use(CHORD)
    keeper.pause(true)
    expect(shortcuts.registered.size).toBe(0)
    keeper.use('Alt+P')
    expect(shortcuts.registered.size).toBe(0)
    keeper.pause(false)
    expect([...shortcuts.registered.keys()]).toEqual(['Alt+P'])
    expect(listeners.at(-1)!.hotkey).toBe('Alt+P')
  })

  it('given the screen is locked while it is held, then it comes up and is listened for anew', () => {
    const { keeper, told, listeners } = room()
    keeper.use('RightControl')
    listeners[0]!.onStroke('down')
    keeper.letGo()
    expect(told).toEqual(['down', 'up'])
    listeners[1]!.onStroke('down')
    expect(told).toEqual(['down', 'up', 'down'])
  })

  it('given another program holds it, then it works all the same, and that is said', () => {
    const { keeper, shortcuts } = room()
    shortcuts.isTaken = true
    keeper.use(CHORD)
    expect(keeper.status).toMatchObject({
      by: 'listener',
      note: expect.stringMatching(/another program/i) as string,
    })
  })
})

describe('HotkeyKeeper where it does not', () => {
  it('given a shortcut that repeats while it is held, then it is one tap, and the next press is another', () => {
    const { keeper, told, listeners, press } = room({ env: {} })
    keeper.use(CHORD)
    expect(listeners).toEqual([])
    press()
    vi.advanceTimersByTime(500)
    for (let i = 0; i < 50; i++) {
      press()
      vi.advanceTimersByTime(33)
    }
    expect(told).toEqual(['tap'])
    vi.advanceTimersByTime(3_000)
    press()
    expect(told).toEqual(['tap', 'tap'])
  })

  it('given two quick taps, then both count', () => {
    const { keeper, told, press } = room({ env: {} })
    keeper.use(CHORD)
    press()
    vi.advanceTimersByTime(600)
    press()
    vi.advanceTimersByTime(600)
    expect(told).toEqual(['tap', 'tap'])
  })

  it('given Wayland, then the portal serves it, and what to do where the desktop refuses is said', () => {
    const { keeper, listeners } = room({ env: { XDG_SESSION_TYPE: 'wayland', DISPLAY: ':0' } })
    keeper.use(CHORD)
    expect(listeners).toEqual([])
    expect(keeper.status).toMatchObject({ state: 'registered', by: 'portal' })
    expect(keeper.status).toHaveProperty(
      'note',
      expect.stringContaining('/opt/Parley/parley --press'),
    )
    keeper.use('RightControl')
    expect(keeper.status).toMatchObject({ state: 'refused' })
    expect(keeper.status).toHaveProperty(
      'hint',
      expect.stringContaining('/opt/Parley/parley --press'),
    )
  })

  it('given macOS that has not been asked, then taps work and it asks; given leave, then the key can be held', () => {
    const { keeper, state, listeners } = room({ platform: 'darwin', env: {}, isTrusted: false })
    keeper.use(CHORD)
    expect(keeper.status).toMatchObject({ by: 'shortcut', asks: true })
    keeper.look()
    expect(listeners).toEqual([])
    state.isTrusted = true
    keeper.look()
    expect(keeper.status).toMatchObject({ by: 'listener', asks: false, note: null })
    state.isTrusted = false
    keeper.look()
    expect(listeners[0]!.signal.aborted).toBe(true)
  })

  it('given one that is taken, or nonsense, then it says who has it and what to do', () => {
    const { keeper, shortcuts } = room({ env: {} })
    keeper.use('Alt+Nonsense')
    expect(keeper.status).toMatchObject({ state: 'refused', hint: 'Choose another combination.' })
    shortcuts.isTaken = true
    keeper.use(CHORD)
    expect(keeper.status).toMatchObject({
      state: 'refused',
      accelerator: CHORD,
      reason: 'Another program holds Alt + Space.',
    })
  })
})
