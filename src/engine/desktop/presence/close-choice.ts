// What closing the window does: the app may stay, but never where nobody finds it again.

export interface Closing {
  platform: NodeJS.Platform
  /** The app is about to end: then nothing holds the window back. */
  isQuitting: boolean
  /** The user wants the app to stay behind its hotkey. */
  closeToTray: boolean
  /** Whether our icon is in a tray; `unknown` where nobody can tell. */
  tray: 'shown' | 'unknown'
}

/**
 * `hide`: no window, the app stays. `minimise`: the same, with a way back in the task bar. `close`: it ends.
 * On macOS an app outlives its windows and its Dock icon brings them back; a page that is gone could not answer the hotkey.
 */
export function closeChoice({ platform, isQuitting, closeToTray, tray }: Closing) {
  if (isQuitting) return 'close'
  if (platform === 'darwin') return 'hide'
  if (!closeToTray) return 'close'
  return tray === 'shown' ? 'hide' : 'minimise'
}
