// What becomes of a window's page: it comes, loads anew, goes with its window, or dies and is brought back.
import type { BrowserWindow } from 'electron'
import { revive } from './page-revival.ts'

export interface PageLife {
  came: () => void
  /** It has forgotten what it played and that it was pressed. */
  gone: () => void
  died: (reason: string) => void
}

/** Tells of the page of `window` for as long as that is open; it is there already. */
export function followPage(window: BrowserWindow, { came, gone, died }: PageLife): void {
  const { webContents } = window
  came()
  window.on('closed', gone)
  webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (!isMainFrame || isSameDocument) return
    gone()
    came()
  })
  webContents.on('render-process-gone', (_event, { reason }) => {
    died(reason)
    gone()
    if (reason !== 'clean-exit' && !window.isDestroyed()) void revive(window, came)
  })
}
