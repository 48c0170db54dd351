import type { BrowserWindow } from 'electron'
import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DEFAULT_SETTINGS } from '../shared/window/settings.ts'
import { Presence } from './presence.ts'

const overlay = vi.hoisted(() => ({ isShown: false }))
vi.mock('./overlay-window.ts', () => ({
  OverlayWindow: class {
    show(): void {
      overlay.isShown = true
    }
    hide(): void {
      overlay.isShown = false
    }
    close(): void {}
  },
}))
vi.mock('./notifier.ts', () => ({ notificationsHere: () => true, notify: () => {} }))
vi.mock('../engine/desktop/presence/overlay-place.ts', () => ({ noOverlay: () => null }))

beforeEach(() => {
  vi.useFakeTimers()
  overlay.isShown = false
})
afterEach(() => void vi.useRealTimers())

function appearing() {
  const state = { isFocused: false }
  const window = Object.assign(new EventEmitter(), {
    isDestroyed: () => false,
    isVisible: () => true,
    isMinimized: () => false,
    isFocused: () => state.isFocused,
  })
  const presence = new Presence({
    root: '/',
    settings: () => DEFAULT_SETTINGS,
    open: () => {},
    tell: () => {},
    stop: () => {},
  })
  presence.follow(window as unknown as BrowserWindow, false)
  presence.told('mode', { mode: 'listening', muted: false })
  return { window, presence, state }
}

describe('a window that appears', () => {
  it('given that it never gets the focus, then after 3 s what goes on is shown by the overlay', () => {
    const { window } = appearing()
    window.emit('show')
    vi.advanceTimersByTime(2_999)
    expect(overlay.isShown).toBe(false)
    vi.advanceTimersByTime(1)
    expect(overlay.isShown).toBe(true)
  })

  it('given that it takes long to be shown, then it can be told there until then', () => {
    const { window } = appearing()
    vi.advanceTimersByTime(20_000)
    expect(overlay.isShown).toBe(false)
    window.emit('show')
    expect(overlay.isShown).toBe(false)
  })

  it('given that it gets the focus, then it is in front until it loses it', () => {
    const { window, state } = appearing()
    window.emit('show')
    state.isFocused = true
    window.emit('focus')
    vi.advanceTimersByTime(10_000)
    expect(overlay.isShown).toBe(false)
    state.isFocused = false
    window.emit('blur')
    expect(overlay.isShown).toBe(true)
  })

  it('given that it is closed before, then no timer is left', () => {
    const { window } = appearing()
    window.emit('show')
    window.emit('closed')
    expect(vi.getTimerCount()).toBe(0)
  })
})
