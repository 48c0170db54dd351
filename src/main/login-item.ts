// Starting with the user's session, hidden until it is called.
import { app } from 'electron'
import { autostartFile, setAutostart } from './autostart.ts'

const HIDDEN_FLAG = '--hidden'

/** Whether this start was at login, and shows no window. */
export function startsHidden(argv: readonly string[]): boolean {
  return argv.includes(HIDDEN_FLAG)
}

/** @throws what the file system throws, on Linux */
export function applyStartAtLogin(isOn: boolean, root: string): void {
  if (process.platform !== 'linux')
    return app.setLoginItemSettings({ openAtLogin: isOn, args: [HIDDEN_FLAG] })
  // From a checkout the program is Electron itself, and the checkout its first argument.
  const command = app.isPackaged ? [process.execPath] : [process.execPath, root]
  setAutostart(isOn, autostartFile(process.env), [...command, HIDDEN_FLAG])
}
