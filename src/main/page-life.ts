// What becomes of a window's page: it loads anew, goes with its window, or dies and is brought back.
import type { BrowserWindow } from 'electron'
import { revive } from './page-revival.ts'

export interface PageLife {
  /** It has forgotten what it played and that it was pressed. One that follows it asks for the app's state. */
  gone: () => void
  died: (reason: string) => void
}

/** Tells of the page of `window` for as long as that is open; it is there already. */
export function followPage(window: BrowserWindow, { gone, died }: PageLife): void {
  const { webContents } = window
  window.on('closed', gone)
  webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) gone()
  })
  webContents.on('render-process-gone', (_event, { reason }) => {
    died(reason)
    gone()
    if (reason !== 'clean-exit' && !window.isDestroyed()) void revive(window)
  })
}
