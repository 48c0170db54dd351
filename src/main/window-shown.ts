// Tells the page whether its window can be seen. Where throttling is off, Electron's page is visible to itself for ever.
import type { BrowserWindow } from 'electron'
import type { TellPage } from '../engine/desktop/tell-page.ts'

/** From now on; the listeners end with the window. */
export function watchShown(window: BrowserWindow, tell: TellPage): void {
  const tellIt = (): void => {
    if (!window.isDestroyed())
      tell('shown', { isShown: window.isVisible() && !window.isMinimized() })
  }
  window.on('show', tellIt)
  window.on('hide', tellIt)
  window.on('minimize', tellIt)
  window.on('restore', tellIt)
  window.webContents.on('did-finish-load', tellIt)
}
