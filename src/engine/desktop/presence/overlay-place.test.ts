import { describe, expect, it } from 'vitest'
import { OVERLAY_EDGES } from '../../../shared/window/overlay-picture.ts'
import { isOnButton, noOverlay, overlayBounds } from './overlay-place.ts'

describe('overlayBounds', () => {
  const second = { x: 1920, y: 40, width: 1280, height: 984 }

  it.each(OVERLAY_EDGES)('given the edge %s of a second screen, lies within it', (edge) => {
    const { x, y, width, height } = overlayBounds(edge, second, 1)
    expect(x).toBeGreaterThanOrEqual(1920)
    expect(x + width).toBeLessThanOrEqual(3200)
    expect(y).toBeGreaterThanOrEqual(40)
    expect(y + height).toBeLessThanOrEqual(1024)
  })
  it('given each edge, has a place of its own', () => {
    const places = OVERLAY_EDGES.map((edge) => {
      const { x, y } = overlayBounds(edge, second, 1)
      return `${x} ${y}`
    })
    expect(new Set(places).size).toBe(OVERLAY_EDGES.length)
  })
  it('given a page at 200 %, is as much larger, but no larger than the screen', () => {
    expect(overlayBounds('top', second, 2).width).toBe(920)
    expect(overlayBounds('top', { ...second, width: 640 }, 2).width).toBe(616)
  })
})

describe('isOnButton', () => {
  const window = { x: 100, y: 200, width: 460, height: 172 }
  const button = { x: 400, y: 10, width: 30, height: 30 }

  it('given the pointer on it, it takes the click; beside it, what lies below does', () => {
    expect(isOnButton({ x: 515, y: 225 }, window, button, 1)).toBe(true)
    for (const beside of [
      { x: 499, y: 225 },
      { x: 530, y: 225 },
      { x: 515, y: 240 },
      { x: 0, y: 0 },
    ])
      expect(isOnButton(beside, window, button, 1)).toBe(false)
    expect(isOnButton({ x: 515, y: 225 }, window, null, 1)).toBe(false)
  })
  it('given a larger page, so is the button', () => {
    expect(isOnButton({ x: 930, y: 250 }, window, button, 2)).toBe(true)
    expect(isOnButton({ x: 515, y: 225 }, window, button, 2)).toBe(false)
  })
})

describe('noOverlay', () => {
  it('given Wayland, says why; X11 on it, and every other system, can have one', () => {
    const wayland = { XDG_SESSION_TYPE: 'wayland' }
    expect(noOverlay('linux', wayland, [])).toMatch(/Wayland/)
    expect(noOverlay('linux', { WAYLAND_DISPLAY: 'wayland-0' }, [])).toMatch(/Wayland/)
    expect(noOverlay('linux', wayland, ['--ozone-platform=x11'])).toBeNull()
    expect(noOverlay('linux', { XDG_SESSION_TYPE: 'x11' }, [])).toBeNull()
    expect(noOverlay('win32', {}, [])).toBeNull()
  })
})
