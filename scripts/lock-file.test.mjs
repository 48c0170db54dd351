// The lock file is whole: npm, run over an old node_modules, forgets the packages of other platforms, and then
// `npm ci` refuses everywhere. (The cure: delete node_modules and package-lock.json, then `npm install`.)
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from './setup/paths.mjs'

/** @typedef {{ resolved?: string, integrity?: string, link?: boolean, dependencies?: object, devDependencies?: object, optionalDependencies?: object }} Entry */

/** @param {string} file */
const read = (file) => JSON.parse(readFileSync(join(root, file), 'utf8'))
/** @type {Record<string, Entry>} */
const locked = read('package-lock.json').packages

/**
 * Whether `name`, asked for by the package at `path`, is found as Node would look for it.
 * @param {string} path e.g. `node_modules/a/node_modules/b`; empty for the project
 * @param {string} name
 */
function isLocked(path, name) {
  for (
    let folder = path;
    ;
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))
  ) {
    if (`${folder}${folder && '/'}node_modules/${name}` in locked) return true
    if (folder === '') return false
  }
}

describe('package-lock.json', () => {
  it('knows every package that a package of it asks for, those of other platforms included', () => {
    const missing = Object.entries(locked).flatMap(([path, entry]) =>
      Object.keys({ ...entry.dependencies, ...entry.optionalDependencies })
        .filter((name) => !isLocked(path, name))
        .map((name) => `${path || 'the project'} → ${name}`),
    )
    expect(missing).toEqual([])
  })

  it('agrees with package.json', () => {
    const { dependencies, devDependencies } = read('package.json')
    expect(locked['']).toMatchObject({ dependencies, devDependencies })
  })

  it('has a checksum for every package, so that a registry can give no other', () => {
    const without = Object.entries(locked)
      .filter(
        ([path, { link, integrity }]) => path !== '' && !link && !/^sha512-/.test(integrity ?? ''),
      )
      .map(([path]) => path)
    expect(without).toEqual([])
  })

  it('and package.json has one version of each, not a range', () => {
    const { dependencies, devDependencies } = read('package.json')
    const ranges = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
    )
    expect(ranges).toEqual([])
  })

  it('names no registry', () => {
    expect(Object.values(locked).filter((entry) => entry.resolved)).toEqual([])
  })
})
