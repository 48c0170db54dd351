import { describe, expect, it } from 'vitest'
import { sandboxTrouble } from './sandbox.mjs'

const BINARY = '/home/ada/parley/node_modules/electron/dist/electron'

/** @param {Record<string, string>} files @param {{ uid: number, mode: number }} [helper] */
function system(files, helper = { uid: 1000, mode: 0o100755 }) {
  return {
    platform: /** @type {const} */ ('linux'),
    /** @param {string} file */
    read: (file) => {
      const text = files[file.slice(file.lastIndexOf('/') + 1)]
      if (text === undefined) throw new Error('ENOENT')
      return text
    },
    stat: () => helper,
  }
}

const UBUNTU_24 = { apparmor_restrict_unprivileged_userns: '1\n' }

describe('sandboxTrouble', () => {
  it('given Ubuntu 24.04 and a fresh checkout, says what to do, with the very file', () => {
    const lines = sandboxTrouble(BINARY, system(UBUNTU_24))
    expect(lines?.join('\n')).toContain(
      "sudo chmod 4755 '/home/ada/parley/node_modules/electron/dist/chrome-sandbox'",
    )
  })
  it('given that was done, says nothing', () => {
    expect(sandboxTrouble(BINARY, system(UBUNTU_24, { uid: 0, mode: 0o104755 }))).toBeUndefined()
  })
  it('given a setuid helper that is not of root, it helps nothing', () => {
    expect(sandboxTrouble(BINARY, system(UBUNTU_24, { uid: 1000, mode: 0o104755 }))).toBeDefined()
  })
  it('given an older Debian without user namespaces, says the same', () => {
    expect(sandboxTrouble(BINARY, system({ unprivileged_userns_clone: '0\n' }))).toBeDefined()
  })
  it('given a system without such rules, or another one, says nothing', () => {
    expect(sandboxTrouble(BINARY, system({}))).toBeUndefined()
    expect(
      sandboxTrouble(BINARY, system({ apparmor_restrict_unprivileged_userns: '0\n' })),
    ).toBeUndefined()
    expect(sandboxTrouble(BINARY, { ...system(UBUNTU_24), platform: 'darwin' })).toBeUndefined()
  })
})
