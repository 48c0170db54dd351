import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '../setup/paths.mjs'
import { fillIn, TEMPLATES } from './release-files.mjs'

const sums = new Map([
  ['Parley-1.2.3-mac-arm64.dmg', 'a'.repeat(64)],
  ['Parley-1.2.3-win-arm64.exe', 'b'.repeat(64)],
  ['Parley-1.2.3-win-x64.exe', 'c'.repeat(64)],
  ['latest.yml', 'd'.repeat(64)],
])
const release = { version: '1.2.3', repository: 'someone/parley', sums }
const template = (/** @type {string} */ name) => readFileSync(join(root, 'packaging', name), 'utf8')

describe('fillIn', () => {
  it("given winget's template, names each installer with its own checksum", () => {
    const text = fillIn(template('winget/Parley.Parley.installer.yaml.template'), release)
    expect(text).toContain(
      'https://github.com/someone/parley/releases/download/v1.2.3/Parley-1.2.3-win-arm64.exe\n' +
        `    InstallerSha256: ${'b'.repeat(64)}`,
    )
    expect(text).toContain('c'.repeat(64))
    expect(text).not.toContain('{{')
  })
  it("given winget's three files, they are of one package and version, and each is of its own kind", () => {
    const files = TEMPLATES.filter((name) => name.startsWith('winget/'))
    const kinds = files.map((name) => {
      const text = fillIn(template(name), release)
      expect(text).toContain('PackageIdentifier: Parley.Parley\nPackageVersion: 1.2.3\n')
      expect(text).toContain('ManifestVersion: 1.10.0\n')
      expect(text).not.toContain('{{')
      return /^ManifestType: (\w+)$/m.exec(text)?.[1]
    })
    expect(kinds).toEqual(['version', 'installer', 'defaultLocale'])
  })
  it("given Homebrew's template, leaves Ruby's own braces alone and none of ours", () => {
    const text = fillIn(template('homebrew/parley.rb.template'), release)
    expect(text).toContain(`sha256 "${'a'.repeat(64)}"`)
    expect(text).not.toContain('{{')
  })
  it('given a release that lacks an installer, fails instead of publishing half', () => {
    const half = { ...release, sums: new Map([...sums].slice(0, 2)) }
    expect(() => fillIn('{{windows-x64}}', half)).toThrow('no installer for windows-x64')
  })
})

describe('the Flatpak', () => {
  it('given its two descriptions, both allow the same, the key stores among it', () => {
    const args = (/** @type {string} */ text) =>
      [...text.matchAll(/^\s*(?:- |')(--(?:socket|share|device|talk-name)=[\w.-]+)/gm)].map(
        ([, arg]) => arg,
      )
    const manifest = args(template('flatpak/ai.parley.Parley.yml'))
    expect(args(template('electron-builder.mjs'))).toEqual(manifest)
    expect(manifest).toContain('--talk-name=org.freedesktop.secrets')
    expect(manifest).toContain('--talk-name=org.kde.kwalletd6')
  })
})
