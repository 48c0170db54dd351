// Where weights are kept for all checkouts and versions of one user.
import { homedir } from 'node:os'
import { join } from 'node:path'

/**
 * The per-user cache: PARLEY_CACHE, else what the platform has for it (XDG base directories, ~/Library/Caches,
 * %LOCALAPPDATA%).
 */
export function cacheFolder(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
  home: string = homedir(),
): string {
  if (env['PARLEY_CACHE']) return env['PARLEY_CACHE']
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'parley')
  if (platform === 'win32') {
    return join(env['LOCALAPPDATA'] || join(home, 'AppData', 'Local'), 'parley', 'Cache')
  }
  return join(env['XDG_CACHE_HOME'] || join(home, '.cache'), 'parley')
}
