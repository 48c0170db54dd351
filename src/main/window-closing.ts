// What becomes of the window that is closed: it goes, or only out of sight.
import type { BrowserWindow } from 'electron'
import { closeChoice } from '../engine/desktop/presence/close-choice.ts'
import { hideWindow } from './window.ts'

export interface ClosingSituation {
  isQuitting: boolean
  closeToTray: boolean
  /** Asked only where it decides: it takes a moment. */
  tray: () => Promise<'shown' | 'unknown'>
}

/** @param event of the window's `close` */
export async function closing(
  window: BrowserWindow,
  event: { preventDefault(): void },
  { isQuitting, closeToTray, tray }: ClosingSituation,
): Promise<void> {
  const known = { platform: process.platform, isQuitting, closeToTray }
  if (closeChoice({ ...known, tray: 'unknown' }) === 'close') return
  event.preventDefault()
  const choice = closeChoice({ ...known, tray: await tray() })
  if (window.isDestroyed()) return
  if (choice === 'hide') hideWindow(window)
  else window.minimize()
}
