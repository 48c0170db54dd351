// Where the overlay stands, whether the system lets it, and what of it can be clicked.
import type { OverlayButton, OverlayEdge } from '../../../shared/window/overlay-picture.ts'

/** In device-independent pixels, as Electron has it. */
export interface Rectangle {
  x: number
  y: number
  width: number
  height: number
}

/** Room for four lines of words; what is not drawn on is seen through. */
const WIDTH = 460
const HEIGHT = 172
/** From the edges of the screen, and no nearer to a task bar. */
const MARGIN = 12

/**
 * @param workArea of the screen, without task bars and docks
 * @param zoom of the page: 1 is its own size
 */
export function overlayBounds(edge: OverlayEdge, workArea: Rectangle, zoom: number): Rectangle {
  const width = Math.min(Math.round(WIDTH * zoom), workArea.width - 2 * MARGIN)
  const height = Math.min(Math.round(HEIGHT * zoom), workArea.height - 2 * MARGIN)
  const left = workArea.x + MARGIN
  const right = workArea.x + workArea.width - MARGIN - width
  const middle = workArea.x + Math.round((workArea.width - width) / 2)
  const top = workArea.y + MARGIN
  const bottom = workArea.y + workArea.height - MARGIN - height
  return {
    x: edge.endsWith('left') ? left : edge.endsWith('right') ? right : middle,
    y: edge.startsWith('top') ? top : bottom,
    width,
    height,
  }
}

/** Whether the pointer is on the overlay's stop button, which is all of it that takes clicks. */
export function isOnButton(
  pointer: { x: number; y: number },
  window: Rectangle,
  button: OverlayButton | null,
  zoom: number,
): boolean {
  if (!button) return false
  const x = pointer.x - window.x - button.x * zoom
  const y = pointer.y - window.y - button.y * zoom
  return x >= 0 && y >= 0 && x < button.width * zoom && y < button.height * zoom
}

/**
 * Why there can be no overlay, in words; null where there can. On Wayland a window has no say in its place and takes the
 * clicks that are meant for what lies below, and nobody is told where the pointer is (electron#53794).
 */
export function noOverlay(
  platform: NodeJS.Platform,
  env: NodeJS.ProcessEnv,
  argv: readonly string[],
): string | null {
  if (platform !== 'linux' || argv.includes('--ozone-platform=x11')) return null
  const isWayland = env['XDG_SESSION_TYPE'] === 'wayland' || Boolean(env['WAYLAND_DISPLAY'])
  return isWayland ? 'Wayland lets no program place a window over others.' : null
}
