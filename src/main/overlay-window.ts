// The overlay as a window: on top of everything and on every workspace, never with the focus, clicked through but for its
// stop button. It is made when it is needed first, and gone again when it was not needed for a while.
import { BrowserWindow, screen } from 'electron'
import type { OverlayPort } from '../engine/desktop/presence/overlay-desk.ts'
import { isOnButton, overlayBounds } from '../engine/desktop/presence/overlay-place.ts'
import type { OverlayButton, OverlayPicture } from '../shared/window/overlay-picture.ts'
import { OVERLAY_URL } from './page-files.ts'
import { pagePreferences } from './page-preferences.ts'
import { giveRole } from './page-roles.ts'

/** A page that nobody sees costs as much memory as one that is seen. */
const KEPT_MS = 30_000
/** Where moves of the mouse are not forwarded through a window (Linux), the pointer is looked for. */
const POINTER_EVERY_MS = 50

export class OverlayWindow implements OverlayPort {
  private window: BrowserWindow | undefined
  private picture: OverlayPicture | undefined
  private button: OverlayButton | null = null
  private isReady = false
  private isThrough = true
  private pointerTimer: ReturnType<typeof setInterval> | undefined
  private endTimer: ReturnType<typeof setTimeout> | undefined

  constructor(private readonly root: string) {}

  show(picture: OverlayPicture): void {
    clearTimeout(this.endTimer)
    this.picture = picture
    this.window ??= this.open()
    if (!this.isReady) return
    this.window.webContents.send('overlay', picture)
    this.appear(this.window)
  }

  hide(): void {
    this.picture = undefined
    clearInterval(this.pointerTimer)
    this.pointerTimer = undefined
    if (!this.window) return
    this.window.hide()
    clearTimeout(this.endTimer)
    this.endTimer = setTimeout(() => this.close(), KEPT_MS)
    this.endTimer.unref()
  }

  /** Its page listens. */
  ready(): void {
    this.isReady = true
    if (this.picture) this.show(this.picture)
  }

  /** Where its page has drawn the stop button. */
  buttonAt(button: OverlayButton | null): void {
    this.button = button
  }

  close(): void {
    clearTimeout(this.endTimer)
    clearInterval(this.pointerTimer)
    this.pointerTimer = undefined
    this.window?.destroy()
    this.window = undefined
    this.isReady = false
  }

  private open(): BrowserWindow {
    const window = new BrowserWindow({
      ...overlayBounds('bottom', this.workArea(), 1),
      title: 'Parley',
      show: false,
      frame: false,
      transparent: true,
      hasShadow: false,
      resizable: false,
      movable: false,
      minimizable: false,
      maximizable: false,
      fullscreenable: false,
      skipTaskbar: true,
      alwaysOnTop: true,
      // On Linux a window of this kind is the window manager's no more: on top, on every workspace (electron.d.ts).
      focusable: false,
      acceptFirstMouse: true,
      // On macOS a panel floats over an app in full screen without taking its place in front.
      ...(process.platform === 'darwin' && { type: 'panel' }),
      webPreferences: pagePreferences(this.root),
    })
    giveRole(window.webContents, 'overlay')
    window.setAlwaysOnTop(true, 'screen-saver')
    // Without the last, macOS would hide the Dock icon for a moment at each call.
    window.setVisibleOnAllWorkspaces(true, {
      visibleOnFullScreen: true,
      skipTransformProcessType: true,
    })
    this.isThrough = true
    window.setIgnoreMouseEvents(true, { forward: true })
    window.webContents.once('render-process-gone', () => this.close())
    window.once('closed', () => {
      if (this.window === window) this.close()
    })
    void window.loadURL(OVERLAY_URL).catch(() => this.close())
    return window
  }

  private appear(window: BrowserWindow): void {
    if (window.isVisible()) return this.move(window)
    this.move(window)
    window.showInactive()
    this.pointerTimer ??= setInterval(() => this.followPointer(window), POINTER_EVERY_MS)
  }

  /** To the screen where the pointer is when it appears; then it stays, but for another edge. */
  private move(window: BrowserWindow): void {
    const { picture } = this
    if (!picture) return
    const area = window.isVisible()
      ? screen.getDisplayMatching(window.getBounds()).workArea
      : this.workArea()
    const bounds = overlayBounds(picture.edge, area, window.webContents.getZoomFactor())
    const now = window.getBounds()
    if (now.x === bounds.x && now.y === bounds.y && now.width === bounds.width) return
    window.setBounds(bounds)
  }

  private followPointer(window: BrowserWindow): void {
    if (window.isDestroyed()) return
    const zoom = window.webContents.getZoomFactor()
    const pointer = screen.getCursorScreenPoint()
    const isThrough = !isOnButton(pointer, window.getBounds(), this.button, zoom)
    if (isThrough === this.isThrough) return
    this.isThrough = isThrough
    window.setIgnoreMouseEvents(isThrough, { forward: true })
  }

  private workArea(): Electron.Rectangle {
    return screen.getDisplayNearestPoint(screen.getCursorScreenPoint()).workArea
  }
}
