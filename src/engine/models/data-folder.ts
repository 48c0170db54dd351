// Where an installed app keeps its models: what it cannot make again without a download belongs to the user's data.
import { homedir } from 'node:os'
import { join } from 'node:path'

/**
 * PARLEY_CACHE, else what the platform has for data: XDG_DATA_HOME, ~/Library/Application Support, %LOCALAPPDATA%.
 * Not the cache that a checkout uses: macOS empties ~/Library/Caches where the disk grows full. And not the roaming
 * %APPDATA%, which Windows copies over the network at each login.
 */
export function dataFolder(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
  home: string = homedir(),
): string {
  if (env['PARLEY_CACHE']) return env['PARLEY_CACHE']
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'parley', 'Engine')
  if (platform === 'win32') {
    return join(env['LOCALAPPDATA'] || join(home, 'AppData', 'Local'), 'parley', 'Data')
  }
  return join(env['XDG_DATA_HOME'] || join(home, '.local', 'share'), 'parley')
}
