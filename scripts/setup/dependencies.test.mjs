// When set-up runs `npm ci`, and when it does not.
import { describe, expect, it } from 'vitest'
import { satisfies } from './dependencies.mjs'

const react = { version: '19.3.1', integrity: 'sha512-a' }
const project = { '': { version: '0.1.0' } }

describe('satisfies', () => {
  it('given what the lock file wants, is content', () => {
    expect(
      satisfies({ 'node_modules/react': react }, { ...project, 'node_modules/react': react }),
    ).toBe(true)
  })

  it('given a missing package, is not', () => {
    expect(satisfies({}, { ...project, 'node_modules/react': react })).toBe(false)
  })

  it('given a missing package of another platform, is content', () => {
    const wanted = { 'node_modules/sharp-win32': { ...react, optional: true } }
    expect(satisfies({}, wanted)).toBe(true)
  })

  it('given another version or other bytes of the same version, is not', () => {
    const wanted = { 'node_modules/react': react }
    expect(satisfies({ 'node_modules/react': { ...react, version: '19.3.0' } }, wanted)).toBe(false)
    expect(satisfies({ 'node_modules/react': { ...react, integrity: 'sha512-b' } }, wanted)).toBe(
      false,
    )
  })

  it('given a package that was dropped from the lock file, is not', () => {
    expect(satisfies({ 'node_modules/left-pad': react }, project)).toBe(false)
  })
})
