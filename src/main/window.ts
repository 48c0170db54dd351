// The one window: isolated, sandboxed, shown only once it has something to show.
import * as electron from 'electron'
import { BrowserWindow, nativeTheme } from 'electron'
import { join } from 'node:path'
import { PAGE_URL } from './page-files.ts'
import { pagePreferences } from './page-preferences.ts'
import { giveRole } from './page-roles.ts'
import { placedOn, readBounds, saveBounds } from './window-bounds.ts'

const PAPER = { light: '#fbfaf8', dark: '#16161a' }

export interface WindowOptions {
  root: string
  boundsFile: string
  /** Loads hidden, as after a start at login. */
  isHidden: boolean
}

/** Opens the window; its page loads from the build's out/renderer. */
export function openWindow({ root, boundsFile, isHidden }: WindowOptions): BrowserWindow {
  const screens = electron.screen?.getAllDisplays?.() ?? []
  const { x, y, width, height, maximised } = placedOn(
    readBounds(boundsFile),
    screens.map(({ workArea }) => workArea),
  )
  const window = new BrowserWindow({
    width,
    height,
    ...(x === undefined || y === undefined ? {} : { x, y }),
    minWidth: 360,
    minHeight: 420,
    show: false,
    title: 'Parley',
    icon: join(root, 'resources/icons/icon.png'),
    backgroundColor: nativeTheme.shouldUseDarkColors ? PAPER.dark : PAPER.light,
    autoHideMenuBar: true,
    webPreferences: pagePreferences(root),
  })
  giveRole(window.webContents, 'window')
  window.once('ready-to-show', () => {
    if (isHidden) return
    if (maximised) window.maximize()
    window.show()
  })
  window.on('close', () =>
    saveBounds(boundsFile, { ...window.getNormalBounds(), maximised: window.isMaximized() }),
  )
  void window.loadURL(PAGE_URL)
  return window
}

export function bringForward(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

/** Out of sight, with the app still there. On macOS a full screen would stay behind, black. */
export function hideWindow(window: BrowserWindow): void {
  if (!window.isFullScreen()) return window.hide()
  window.once('leave-full-screen', () => window.hide())
  window.setFullScreen(false)
}
