// Whether Electron will end at once over Chromium's sandbox, and what to do about it.
import { readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Set where AppArmor lets only programs with a profile make user namespaces: Ubuntu 24.04 and later. */
const RESTRICTED = '/proc/sys/kernel/apparmor_restrict_unprivileged_userns'
/** Of older Debian kernels: 0 where only root may make them. */
const ALLOWED = '/proc/sys/kernel/unprivileged_userns_clone'
const OWNER_ROOT = 0
/** Owner's rights, with the bit that lets it run as root. */
const SETUID_MODE = 0o4755

/**
 * A package brings an AppArmor profile with it; a checkout has none. Electron says so only after it has aborted
 * (electron/electron#42510).
 * @param {string} binary Electron's
 * @param {{ platform?: NodeJS.Platform, read?: (file: string) => string, stat?: (file: string) => { uid: number, mode: number } }} [system]
 * @returns {string[] | undefined} lines for a person; undefined where the sandbox should work
 */
export function sandboxTrouble(
  binary,
  {
    platform = process.platform,
    read = (file) => readFileSync(file, 'utf8'),
    stat = (file) => statSync(file),
  } = {},
) {
  if (platform !== 'linux') return undefined
  const isShut = value(read, RESTRICTED) === '1' || value(read, ALLOWED) === '0'
  if (!isShut) return undefined
  const helper = join(dirname(binary), 'chrome-sandbox')
  try {
    const { uid, mode } = stat(helper)
    if (uid === OWNER_ROOT && (mode & 0o7777) === SETUID_MODE) return undefined
  } catch {
    // Not there: the lines below name where it belongs.
  }
  return [
    'this system lets no program without a profile put its pages into a sandbox, and Electron ends without one.',
    'If the window does not open, allow it for this copy of Electron, once:',
    `  sudo chown root:root '${helper}' && sudo chmod 4755 '${helper}'`,
    'An installed Parley (deb, rpm) needs nothing of that.',
  ]
}

/** @param {(file: string) => string} read @param {string} file */
function value(read, file) {
  try {
    return read(file).trim()
  } catch {
    return undefined
  }
}
