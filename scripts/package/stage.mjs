// Lays the app out as it will be packed: our bundles, what they read, and of the packages what runs.
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { filesOfPackage, packageClosure, reachable } from './closure.mjs'
import {
  FILES_OF_PACKAGES,
  isEntry,
  isForTarget,
  isPacked,
  LEFT_OUT,
  OWN_FILES,
} from './layout.mjs'

/**
 * @param {string} root the checkout, built
 * @param {string} to emptied first
 * @param {import('./layout.mjs').Target} target
 * @throws Error where something is not built or not installed
 */
export function stage(root, to, target) {
  rmSync(to, { recursive: true, force: true })
  mkdirSync(to, { recursive: true })
  /** @param {string} path */
  const copy = (path) => {
    if (!existsSync(join(root, path)))
      throw new Error(`${path} is missing: run \`npm run setup\` first`)
    cpSync(join(root, path), join(to, path), { recursive: true, dereference: true })
  }
  for (const path of OWN_FILES) copy(path)

  const bundles = join(root, 'out/main')
  const entries = readdirSync(bundles).filter(isEntry)
  const { files, packages } = reachable(bundles, entries)
  for (const file of files) copy(`out/main/${file}`)

  const isWanted = (/** @type {string} */ name) => !LEFT_OUT.has(name) && isForTarget(name, target)
  const folders = packageClosure(root, packages, isWanted)
  for (const folder of folders) {
    const name = folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length)
    for (const path of filesOfPackage(join(root, folder))) {
      if (isPacked(name, path, target)) copyFile(join(root, folder, path), join(to, folder, path))
    }
  }
  const styles = voiceNames(root).map((voice) => ['kokoro-js', `voices/${voice}.bin`])
  for (const [name, path] of [...FILES_OF_PACKAGES, ...styles]) {
    const file = join('node_modules', name ?? '', path ?? '')
    if (existsSync(join(root, file)) || path !== 'LICENSE')
      copyFile(join(root, file), join(to, file))
  }
  writeFileSync(join(to, 'package.json'), JSON.stringify(manifest(root, folders), null, 2))
}

/**
 * What Electron and electron-builder read of it.
 * @param {string} root @param {readonly string[]} folders
 */
function manifest(root, folders) {
  const { name, version, description, license, type, main, desktopName } = read(
    join(root, 'package.json'),
  )
  const dependencies = Object.fromEntries(
    folders
      .filter((folder) => folder.lastIndexOf('node_modules/') === 0)
      .map((folder) => {
        const { name, version } = read(join(root, folder, 'package.json'))
        return [name, version]
      }),
  )
  return {
    name,
    version,
    description,
    license,
    author: 'Parley',
    type,
    main,
    desktopName,
    dependencies,
  }
}

/** Voices that the app offers, by the table in its source. @param {string} root */
function voiceNames(root) {
  const source = readFileSync(join(root, 'src/engine/stages/tts/voices.ts'), 'utf8')
  const names = [...source.matchAll(/^ {2}([a-z]{2}_[a-z]+): \[/gm)].map(([, name]) => name ?? '')
  if (names.length === 0)
    throw new Error('src/engine/stages/tts/voices.ts names no voice as it used to')
  return names
}

/** @param {string} from @param {string} to */
function copyFile(from, to) {
  mkdirSync(dirname(to), { recursive: true })
  cpSync(from, to, { dereference: true })
}

/** @param {string} file */
const read = (file) => JSON.parse(readFileSync(file, 'utf8'))

/**
 * Files below `folder` with their sizes.
 * @param {string} folder
 * @returns {{ path: string, bytes: number }[]} path relative, with slashes
 */
export function sizesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const file = join(entry.parentPath, entry.name)
      return {
        path: file.slice(folder.length + 1).replaceAll('\\', '/'),
        bytes: statSync(file).size,
      }
    })
}
