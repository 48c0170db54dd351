import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { filesOfPackage, packageClosure, reachable } from './closure.mjs'

/** @type {string} */
let root
beforeEach(() => void (root = mkdtempSync(join(tmpdir(), 'parley-closure-'))))
afterEach(() => rmSync(root, { recursive: true }))

/** @param {Record<string, string | object>} files */
function write(files) {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), typeof content === 'string' ? content : JSON.stringify(content))
  }
}

describe('reachable', () => {
  it('given an entry, follows its imports, now and later ones, and names the packages', () => {
    write({
      'index.js': `import { a } from "./chunks/a.js"\nimport electron from "electron"\nconst u = await import("electron-updater")`,
      'chunks/a.js': `import "../b.js"; import x from "protobufjs/minimal.js"; import fs from "node:fs"; export * from "@scope/pkg/deep.js"`,
      'b.js': `import"zod"`,
      'cli.js': `import "only-of-the-command-line"`,
    })
    expect(reachable(root, ['index.js'])).toEqual({
      files: ['b.js', 'chunks/a.js', 'index.js'],
      packages: ['@scope/pkg', 'electron', 'electron-updater', 'protobufjs', 'zod'],
    })
  })
})

describe('packageClosure', () => {
  const all = () => true

  it('given packages that need others, finds each where Node would, nested ones too', () => {
    write({
      'node_modules/a/package.json': { dependencies: { b: '1', c: '1' } },
      'node_modules/a/node_modules/c/package.json': { dependencies: { b: '1' } },
      'node_modules/b/package.json': {},
      'node_modules/c/package.json': {},
      'node_modules/unneeded/package.json': {},
    })
    expect(packageClosure(root, ['a'], all)).toEqual([
      'node_modules/a',
      'node_modules/a/node_modules/c',
      'node_modules/b',
    ])
  })
  it('given an optional package of another system, does without; given a missing one, fails', () => {
    write({ 'node_modules/a/package.json': { optionalDependencies: { 'of-windows': '1' } } })
    expect(packageClosure(root, ['a'], all)).toEqual(['node_modules/a'])
    write({ 'node_modules/a/package.json': { dependencies: { lost: '1' } } })
    expect(() => packageClosure(root, ['a'], all)).toThrow('lost, which node_modules/a needs')
  })
  it('given what is not wanted, leaves it with all that only it needs', () => {
    write({
      'node_modules/a/package.json': { dependencies: { heavy: '1' } },
      'node_modules/heavy/package.json': { dependencies: { sharp: '1' } },
    })
    expect(packageClosure(root, ['a'], (name) => name !== 'heavy')).toEqual(['node_modules/a'])
  })
})

describe('filesOfPackage', () => {
  it('given packages within a package, leaves them: they are found for themselves', () => {
    write({ 'a/index.js': '', 'a/lib/b.js': '', 'a/node_modules/c/index.js': '' })
    expect(filesOfPackage(join(root, 'a')).sort()).toEqual(['index.js', 'lib/b.js'])
  })
})
