// The notices list what is shipped: nothing missing, nothing that is only a tool.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from './setup/paths.mjs'
import { notices, packageTable, shippedPackages } from './notices.mjs'

describe('THIRD-PARTY-NOTICES.md', () => {
  it('is what the lock file makes of it (else run `npm run notices`)', () => {
    const { current, wanted } = notices()
    expect(current).toBe(wanted)
  })
})

/** Those that may stand in one program under the GPL 3.0 or later. */
const COMPATIBLE =
  /^(?:0BSD|Apache-2\.0|BlueOak-1\.0\.0|BSD-[23]-Clause|CC0-1\.0|GPL-3\.0(?:-or-later)?|ISC|LGPL-3\.0-or-later|MIT|Python-2\.0)$/

describe('the licences of what is shipped', () => {
  it('given each package, all of what it carries may be passed on under the GPL', () => {
    const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
    const words = (/** @type {string} */ licence) =>
      licence.split(/ (?:AND|OR) |[()]|; carries [^,]+, /).filter((word) => word !== '')
    const others = shippedPackages(lock.packages).filter(
      ({ licence }) => !words(licence).every((word) => COMPATIBLE.test(word)),
    )
    expect(others).toEqual([])
  })
})

describe('shippedPackages', () => {
  it('leaves out tools, merges versions, sorts by name', () => {
    const packages = shippedPackages({
      '': { version: '0.1.0', license: 'GPL-3.0-or-later' },
      'node_modules/zod': { version: '4.0.0', license: 'MIT' },
      'node_modules/ms': { version: '2.1.3', license: 'MIT' },
      'node_modules/zod/node_modules/ms': { version: '1.0.0', license: 'MIT' },
      'node_modules/vite': { version: '8.0.0', license: 'MIT', dev: true },
    })
    expect(packageTable(packages).split('\n').slice(2)).toEqual([
      '| ms | 1.0.0, 2.1.3 | MIT |',
      '| zod | 4.0.0 | MIT |',
    ])
  })

  it('given a package without a licence, refuses', () => {
    expect(() => shippedPackages({ 'node_modules/odd': { version: '1.0.0' } })).toThrow('odd')
  })
})
