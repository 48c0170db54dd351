// Keeps the package table of THIRD-PARTY-NOTICES.md true to the lock file. `npm run notices` writes it; a test checks it.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './setup/paths.mjs'

const FILE = join(root, 'THIRD-PARTY-NOTICES.md')
const BEGIN = '<!-- packages: made by scripts/notices.mjs -->'
const END = '<!-- end of packages -->'

/** Packages whose lock entry names no licence, or not the whole of it. */
const KNOWN = new Map([
  ['rechoir', 'MIT'],
  ['uiohook-napi', 'MIT; carries libuiohook, LGPL-3.0-or-later'],
  ['phonemizer', 'Apache-2.0; carries espeak-ng, GPL-3.0-or-later'],
])

/**
 * @typedef {{ version?: string, license?: string, dev?: boolean, optional?: boolean }} LockEntry
 */

/**
 * The packages that run on a user's machine, those of other platforms included.
 * @param {Record<string, LockEntry>} locked `packages` of package-lock.json
 * @returns {{ name: string, versions: string[], licence: string }[]} by name
 */
export function shippedPackages(locked) {
  /** @type {Map<string, { name: string, versions: string[], licence: string }>} */
  const found = new Map()
  for (const [path, { version = '', license, dev }] of Object.entries(locked)) {
    if (path === '' || dev) continue
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
    const licence = KNOWN.get(name) ?? license
    if (!licence)
      throw new Error(`${name}: no licence in the lock file; look it up and add it to KNOWN`)
    const entry = found.get(name)
    if (!entry) found.set(name, { name, versions: [version], licence })
    else if (!entry.versions.includes(version)) entry.versions.push(version)
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** @param {ReturnType<typeof shippedPackages>} packages */
export function packageTable(packages) {
  const rows = packages.map(
    ({ name, versions, licence }) => `| ${name} | ${versions.sort().join(', ')} | ${licence} |`,
  )
  return ['| package | version | licence |', '| --- | --- | --- |', ...rows].join('\n')
}

/** @returns {{ current: string, wanted: string }} the file as it is and as it should be */
export function notices() {
  const current = readFileSync(FILE, 'utf8')
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  const [before, rest] = current.split(BEGIN)
  const after = rest?.split(END)[1]
  if (after === undefined) throw new Error(`${FILE} lacks its markers ${BEGIN} … ${END}`)
  const table = packageTable(shippedPackages(lock.packages))
  return { current, wanted: `${before}${BEGIN}\n\n${table}\n\n${END}${after}` }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  writeFileSync(FILE, notices().wanted)
}
