// The notices list what is shipped: nothing missing, nothing that is only a tool.
import { describe, expect, it } from 'vitest'
import { notices, packageTable, shippedPackages } from './notices.mjs'

describe('THIRD-PARTY-NOTICES.md', () => {
  it('is what the lock file makes of it (else run `npm run notices`)', () => {
    const { current, wanted } = notices()
    expect(current).toBe(wanted)
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
