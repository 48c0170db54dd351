// Starting with the user's session, hidden until it is called.
import { app } from 'electron'
import { launchAgentFile, setLaunchAgent } from '../engine/desktop/presence/launch-agent.ts'
import { loginCommand, windowsLoginItem } from '../engine/desktop/presence/login-command.ts'
import { CodedError } from '../shared/coded-error.ts'
import { autostartFile, setAutostart } from './autostart.ts'

/** @throws what the file system throws; CodedError usage inside a Flatpak, whose own folder nobody reads at login */
export function applyStartAtLogin(isOn: boolean, root: string): void {
  const { execPath, env, platform } = process
  const program = { execPath, root, isPackaged: app.isPackaged, env }
  switch (platform) {
    case 'win32':
      return app.setLoginItemSettings({ openAtLogin: isOn, ...windowsLoginItem(program) })
    case 'darwin':
      return setLaunchAgent(isOn, launchAgentFile(), loginCommand(program))
    default:
      if (isOn && env['FLATPAK_ID'])
        throw new CodedError(
          'usage',
          'In a Flatpak only the desktop can start Parley at login: add it to the startup programs in its settings.',
        )
      return setAutostart(isOn, autostartFile(env), loginCommand(program))
  }
}
