// What becomes of a window's page: it loads anew, goes with its window, hangs and is ended, or dies and is brought back.
import type { BrowserWindow } from 'electron'
import { PAGE_ASKED } from '../shared/window/channel-names.ts'
import { revive } from './page-revival.ts'

/** Electron says `unresponsive` some 30 s after a page stopped to answer: that much more may be a busy machine. */
const HANG_MS = 10_000
/** A page that is asked answers between two frames; so long nobody takes for that. */
const SIGN_MS = 5_000

export interface PageLife {
  /** It has forgotten what it played and that it was pressed. One that follows it asks for the app's state. */
  gone: () => void
  died: (reason: string) => void
}

export interface FollowedPage {
  /**
   * Somebody wants something of the page: it has to give a sign, or it hangs. Electron notices a hang by itself only where the
   * window is seen and gets an input (electron#9781), and the hotkey is for one behind the tray.
   */
  isWanted: () => void
}

/** Tells of the page of `window` for as long as that is open; it is there already. */
export function followPage(window: BrowserWindow, { gone, died }: PageLife): FollowedPage {
  const { webContents } = window
  let hang: NodeJS.Timeout | undefined
  let sign: NodeJS.Timeout | undefined
  let isLoaded = false
  const lives = (): void => {
    clearTimeout(hang)
    clearTimeout(sign)
    hang = sign = undefined
  }
  const hangs = (): void => {
    lives()
    // A page that hangs is no page: ended, it is brought back as one that died (Electron's documentation of both).
    hang = setTimeout(() => webContents.forcefullyCrashRenderer(), HANG_MS)
  }
  webContents.on('responsive', lives)
  webContents.on('ipc-message', lives)
  webContents.on('unresponsive', hangs)
  webContents.on('did-finish-load', () => void (isLoaded = true))
  window.on('closed', () => {
    lives()
    gone()
  })
  webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (!isMainFrame || isSameDocument) return
    isLoaded = false
    lives()
    gone()
  })
  webContents.on('render-process-gone', (_event, { reason }) => {
    isLoaded = false
    lives()
    died(reason)
    gone()
    if (reason !== 'clean-exit' && !window.isDestroyed()) void revive(window)
  })
  return {
    isWanted: () => {
      if (!isLoaded || sign || hang || window.isDestroyed()) return
      webContents.send(PAGE_ASKED)
      sign = setTimeout(hangs, SIGN_MS)
    },
  }
}
