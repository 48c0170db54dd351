// Starting with the user's session on Linux: an entry as the freedesktop.org autostart specification has it.
import { homedir } from 'node:os'
import { join } from 'node:path'
import { setStartupFile } from '../engine/desktop/presence/startup-file.ts'

export function autostartFile(env: NodeJS.ProcessEnv, home: string = homedir()): string {
  return join(env['XDG_CONFIG_HOME'] || join(home, '.config'), 'autostart', 'parley.desktop')
}

/** @param command the program and its arguments */
export function autostartEntry(command: readonly string[]): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Parley',
    'Comment=Private voice assistant',
    `Exec=${command.map(quoted).join(' ')}`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n')
}

/** Writes the entry, or removes it. @throws what the file system throws */
export function setAutostart(isOn: boolean, file: string, command: readonly string[]): void {
  setStartupFile(isOn, file, autostartEntry(command))
}

/** Quoted as the Desktop Entry specification says; a percent sign would begin a field code. */
function quoted(word: string): string {
  const escaped = word.replaceAll('%', '%%')
  if (/^[\w./=:@%-]+$/.test(escaped)) return escaped
  return `"${escaped.replaceAll(/[\\"`$]/g, '\\$&')}"`
}
