// Where this checkout and the per-user cache lie.
import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Absolute path of the checkout. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

/**
 * The per-user cache folder, shared by all checkouts. Same rule as the engine's model store.
 * @param {{ env: NodeJS.ProcessEnv, platform: NodeJS.Platform, home: string }} [machine]
 */
export function cacheFolder(
  { env, platform, home } = { env: process.env, platform: process.platform, home: homedir() },
) {
  if (env.PARLEY_CACHE) return env.PARLEY_CACHE
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'parley')
  if (platform === 'win32') {
    return join(env.LOCALAPPDATA || join(home, 'AppData', 'Local'), 'parley', 'Cache')
  }
  return join(env.XDG_CACHE_HOME || join(home, '.cache'), 'parley')
}
