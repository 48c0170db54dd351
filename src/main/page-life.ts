// What becomes of a window's page: it loads anew, goes with its window, hangs and is ended, or dies and is brought back.
import type { BrowserWindow } from 'electron'
import { revive } from './page-revival.ts'

/** Electron says `unresponsive` some 30 s after a page stopped to answer: that much more may be a busy machine. */
const HANG_MS = 10_000

export interface PageLife {
  /** It has forgotten what it played and that it was pressed. One that follows it asks for the app's state. */
  gone: () => void
  died: (reason: string) => void
}

/** Tells of the page of `window` for as long as that is open; it is there already. */
export function followPage(window: BrowserWindow, { gone, died }: PageLife): void {
  const { webContents } = window
  let hang: NodeJS.Timeout | undefined
  const lives = (): void => clearTimeout(hang)
  webContents.on('responsive', lives)
  webContents.on('unresponsive', () => {
    lives()
    // A page that hangs is no page: ended, it is brought back as one that died (Electron's documentation of both).
    hang = setTimeout(() => webContents.forcefullyCrashRenderer(), HANG_MS)
  })
  window.on('closed', () => {
    lives()
    gone()
  })
  webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) gone()
  })
  webContents.on('render-process-gone', (_event, { reason }) => {
    lives()
    died(reason)
    gone()
    if (reason !== 'clean-exit' && !window.isDestroyed()) void revive(window)
  })
}
