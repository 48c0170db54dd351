// What a proof or a spec needs of the system, where it is Debian's and we may.
import { existsSync } from 'node:fs'
import { spawnSync } from '../../src/engine/child-process.mjs'

/**
 * Installs `packages`; does nothing where this is no Debian, or no root. Whether they are there is for the caller to see.
 * @param what for people, e.g. `Chromium by apt-get (about 100 MB)`
 */
export function installByApt(
  packages: readonly string[],
  what: string,
  say: (line: string) => void,
): void {
  if (!existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) return
  say(`installing ${what}`)
  const options = {
    stdio: 'ignore',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  } as const
  spawnSync('apt-get', ['update'], options)
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', ...packages], options)
}
