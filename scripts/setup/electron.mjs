// Electron's binary: npm does not bring it, Electron fetches it at first use.
// Asking `require('electron')` for its path starts that download, so the path is read here as its index.js does.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { readMark } from './fingerprint.mjs'
import { run } from './run.mjs'

const ANSWER_WITHIN_MS = 4_000

/**
 * @param {string} root
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string | undefined} absolute path of the binary, where it is there
 */
export function electronBinary(root, env = process.env) {
  const folder = join(root, 'node_modules/electron')
  const name = readMark(join(folder, 'path.txt'))
  const own = env.ELECTRON_OVERRIDE_DIST_PATH
  const binary = own ? join(own, name || 'electron') : name && join(folder, 'dist', name)
  return binary && existsSync(binary) ? binary : undefined
}

/**
 * Lets Electron's own installer fetch the binary (about 110 MB, checksummed, kept in its per-user cache), unless the
 * host it comes from does not answer within seconds.
 * @param {string} root
 * @param {import('./progress.mjs').Progress} progress
 * @returns {Promise<string | undefined>} the binary; undefined where it cannot be had
 */
export async function fetchElectron(root, progress) {
  if (!(await answers(root))) return undefined
  const task = progress.task('fetching Electron (about 110 MB)')
  try {
    const installer = join(root, 'node_modules/electron/install.js')
    const { status, output } = await run(process.execPath, [installer], { cwd: root })
    if (status === 0) task.done('fetched')
    else progress.say(`Electron's installer failed: ${output.trim().split('\n')[0]}`)
  } finally {
    task.stop()
  }
  return electronBinary(root)
}

/**
 * Whether the host of the download answers, mirrors of the user's configuration included.
 * @param {string} root
 */
async function answers(root) {
  if (process.env.ELECTRON_GET_USE_PROXY) return true // a plain request would not go through the proxy
  try {
    const url = await downloadUrl(root)
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS)
    const { status } = await fetch(url, { method: 'HEAD', redirect: 'manual', signal })
    return status < 400
  } catch {
    return false
  }
}

/**
 * Where Electron's downloader would fetch from, by that downloader itself.
 * @param {string} root
 * @returns {Promise<string>}
 */
async function downloadUrl(root) {
  const downloader = join(root, 'node_modules/@electron/get/dist/artifact-utils.js')
  const { getArtifactRemoteURL } = await import(pathToFileURL(downloader).href)
  const manifest = join(root, 'node_modules/electron/package.json')
  const version = `v${JSON.parse(readFileSync(manifest, 'utf8')).version}`
  const { platform, arch } = process
  return await getArtifactRemoteURL({ artifactName: 'electron', version, platform, arch })
}
