// Finding Electron's binary without asking Electron.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { electronBinary } from './electron.mjs'

/** @type {string} */
let folder
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-electron-'))
  mkdirSync(join(folder, 'node_modules/electron/dist'), { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('electronBinary', () => {
  it('given a package without its binary, finds none', () => {
    expect(electronBinary(folder, {})).toBeUndefined()
  })

  it('given a path.txt whose binary is gone, finds none', () => {
    writeFileSync(join(folder, 'node_modules/electron/path.txt'), 'electron')
    expect(electronBinary(folder, {})).toBeUndefined()
  })

  it('given both, finds it', () => {
    writeFileSync(join(folder, 'node_modules/electron/path.txt'), 'electron')
    const binary = join(folder, 'node_modules/electron/dist/electron')
    writeFileSync(binary, '')
    expect(electronBinary(folder, {})).toBe(binary)
  })

  it('given a build of the user, takes that', () => {
    writeFileSync(join(folder, 'electron'), '')
    expect(electronBinary(folder, { ELECTRON_OVERRIDE_DIST_PATH: folder })).toBe(
      join(folder, 'electron'),
    )
  })
})
