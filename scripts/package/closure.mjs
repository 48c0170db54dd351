// Which bundles and packages an app needs, from what its files import.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { basename, dirname, join } from 'node:path'

const IMPORT = /(?:\bfrom\s*|\bimport\s*\(?\s*)["']([^"'\n]+)["']/g

/**
 * The files that `entries` lead to by relative imports, and the packages that all of them name.
 * @param {string} folder of the bundles
 * @param {readonly string[]} entries names within it
 * @returns {{ files: string[], packages: string[] }} files relative to `folder`
 */
export function reachable(folder, entries) {
  const files = new Set(entries)
  /** @type {Set<string>} */
  const packages = new Set()
  for (const file of files) {
    for (const [, name = ''] of readFileSync(join(folder, file), 'utf8').matchAll(IMPORT)) {
      if (name.startsWith('.')) files.add(join(dirname(file), name).replaceAll('\\', '/'))
      else if (!name.startsWith('node:') && !builtinModules.includes(name)) {
        if (/^(@[\w.-]+\/)?[\w.-]+(\/|$)/.test(name)) packages.add(packageOf(name))
      }
    }
  }
  return { files: [...files].sort(), packages: [...packages].sort() }
}

/** @param {string} specifier e.g. `protobufjs/minimal.js` */
function packageOf(specifier) {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')
}

/**
 * Everything that `names` need at run time, as it lies in node_modules.
 * @param {string} root the checkout
 * @param {readonly string[]} names
 * @param {(name: string) => boolean} isWanted
 * @returns {string[]} folders relative to `root`
 * @throws Error where a package that is no optional one is not installed
 */
export function packageClosure(root, names, isWanted) {
  /** @type {Set<string>} */
  const found = new Set()
  /** @param {string} name @param {string} from @param {boolean} isOptional */
  const visit = (name, from, isOptional) => {
    if (!isWanted(name)) return
    const folder = lookUp(root, name, from)
    if (folder === undefined) {
      if (isOptional) return
      throw new Error(`${name}, which ${from || 'the app'} needs, is not installed`)
    }
    if (found.has(folder)) return
    found.add(folder)
    const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'))
    const { dependencies = {}, optionalDependencies = {} } = manifest
    for (const needed of Object.keys(dependencies)) {
      visit(needed, folder, needed in optionalDependencies)
    }
    for (const needed of Object.keys(optionalDependencies)) visit(needed, folder, true)
  }
  for (const name of names) visit(name, '', false)
  return [...found].sort()
}

/**
 * As Node looks a package up: beside the one that asks, then in each folder above.
 * @param {string} root @param {string} name @param {string} from
 */
function lookUp(root, name, from) {
  for (
    let folder = from;
    ;
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))
  ) {
    const candidate = `${folder}${folder && '/'}node_modules/${name}`
    if (existsSync(join(root, candidate, 'package.json'))) return candidate
    if (folder === '') return undefined
  }
}

/**
 * Files of a package without the packages that lie in it.
 * @param {string} folder
 * @returns {string[]} relative, with slashes
 */
export function filesOfPackage(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((path) => !`/${dirname(path)}/`.includes('/node_modules/') && basename(path) !== '.bin')
}
