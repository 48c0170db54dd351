// Starting with the user's session, hidden in the tray.
import { app } from 'electron'
import type { Desktop } from '../engine/desktop/desktop.ts'

const HIDDEN_FLAG = '--hidden'

/** Whether this start was at login, and shows no window. */
export function startsHidden(argv: readonly string[]): boolean {
  return argv.includes(HIDDEN_FLAG)
}

export function applyStartAtLogin(isOn: boolean, desktop: Desktop): void {
  if (process.platform === 'linux') {
    if (isOn)
      desktop.notice(
        'info',
        `To start Parley with your session on Linux, add “parley ${HIDDEN_FLAG}” to your desktop’s autostart programs.`,
      )
    return
  }
  app.setLoginItemSettings({ openAtLogin: isOn, args: [HIDDEN_FLAG] })
}
