// Packs the staged folder by electron-builder: into an app folder, or into the installers of this system.
import { listPackage } from '@electron/asar'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { builderConfig, OUTPUT } from '../../packaging/electron-builder.mjs'
import { electronBinary } from '../setup/electron.mjs'
import { UNPACKED } from './layout.mjs'
import { sizesBelow } from './stage.mjs'

/**
 * @param {object} options
 * @param {string} options.root
 * @param {string} options.appFolder
 * @param {boolean} options.asInstallers
 * @returns {Promise<{ resources: string, isElectron: boolean, files: string[] }>} folder with app.asar; whether real
 *   Electron is around it; what was made
 */
export async function pack({ root, appFolder, asInstallers }) {
  const isElectron = electronBinary(root) !== undefined
  if (asInstallers && !isElectron)
    throw new Error("Electron's binary is not here: no installers without it")
  const { build, Platform, archFromString } = await import('electron-builder')
  const arch = archFromString(process.arch)
  rmSync(join(root, OUTPUT), { recursive: true, force: true })
  const config = builderConfig({
    root,
    appFolder,
    unpacked: UNPACKED,
    ...(isElectron ? {} : { electronDist: emptyElectron(root) }),
    ...(process.env.GITHUB_REPOSITORY && {
      repository: repositoryOf(process.env.GITHUB_REPOSITORY),
    }),
    env: process.env,
  })
  const files = await build({
    projectDir: root,
    targets: asInstallers
      ? Platform.current().createTarget(undefined, arch)
      : Platform.current().createTarget('dir', arch),
    config,
    publish: 'never',
  })
  const resources = join(root, OUTPUT, resourcesOf(process.platform, process.arch))
  checkWhole(appFolder, join(resources, 'app.asar'))
  return { resources, isElectron, files }
}

/**
 * electron-builder has opinions of its own about what belongs into an app.
 * @param {string} appFolder @param {string} archive
 * @throws Error where a staged file is not in the archive
 */
function checkWhole(appFolder, archive) {
  const packed = new Set(listPackage(archive, { isPack: false }).map((path) => path.slice(1).replaceAll('\\', '/')))
  const missing = sizesBelow(appFolder).filter(({ path }) => !packed.has(path))
  if (missing.length > 0) {
    const first = missing.slice(0, 5).map(({ path }) => path)
    throw new Error(`${missing.length} files were left out of the archive: ${first.join(', ')} …`)
  }
}

/** @param {string} name as in `owner/repo` */
function repositoryOf(name) {
  const [owner = '', repo = ''] = name.split('/')
  return { owner, repo }
}

/** Where electron-builder leaves the unpacked app. @param {NodeJS.Platform} platform @param {string} arch */
function resourcesOf(platform, arch) {
  const suffix = arch === 'x64' ? '' : `-${arch}`
  if (platform === 'darwin') return `mac${suffix}/Parley.app/Contents/Resources`
  return `${platform === 'win32' ? 'win' : 'linux'}${suffix}-unpacked/resources`
}

/**
 * A folder as Electron's would be, with nothing in it that runs: for machines that cannot have Electron, and where
 * the archive is looked at all the same.
 * @param {string} root
 */
function emptyElectron(root) {
  const folder = join(root, 'dist/no-electron')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(join(folder, 'resources'), { recursive: true })
  mkdirSync(join(folder, 'locales'))
  writeFileSync(join(folder, 'locales/en-US.pak'), '')
  const says =
    '#!/bin/sh\necho "This folder was packed where there is no Electron: it holds the app, and nothing that runs it." >&2\nexit 1\n'
  for (const name of ['electron', 'electron.exe', 'chrome-sandbox', 'version']) {
    writeFileSync(join(folder, name), says, { mode: 0o755 })
  }
  return folder
}
