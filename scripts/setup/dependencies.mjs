// Step 2: node_modules as the lock file wants it, by `npm ci`.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SetUpFailure } from './failure.mjs'
import { lastLines, run } from './run.mjs'

/** @type {import('./steps.mjs').Step} */
export const dependencies = {
  name: 'npm packages',
  isCurrent({ root }) {
    const wanted = readLock(join(root, 'package-lock.json'))
    // npm writes this file last: where it is missing, an installation was interrupted or never begun.
    const installed = readLock(join(root, 'node_modules', '.package-lock.json'))
    return wanted !== undefined && installed !== undefined && satisfies(installed, wanted)
  },
  async run({ root, progress }) {
    const task = progress.task('installing npm packages')
    try {
      const { status, output } = await npm(['ci', ...NPM_OPTIONS], root)
      if (status !== 0) throw failure(output)
      task.done('installed')
    } finally {
      task.stop()
    }
  },
}

// No package we use needs its install script: onnxruntime-node's and node-llama-cpp's only look for a GPU build on
// hosts that may be out of reach, and what they would fetch can be had later.
const NPM_OPTIONS = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }} LockEntry
 * @typedef {Record<string, LockEntry>} LockedPackages by path, e.g. `node_modules/react`
 */

/**
 * Whether what npm recorded as installed is what the lock file wants. Optional packages (those of other platforms)
 * may be missing; a package of another version, or one that the lock file does not know, may not be there.
 * @param {LockedPackages} installed
 * @param {LockedPackages} wanted
 */
export function satisfies(installed, wanted) {
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === '') continue // the project itself
    const present = installed[path]
    if (!present) {
      if (entry.optional || entry.devOptional) continue
      return false
    }
    if (present.version !== entry.version || present.integrity !== entry.integrity) return false
  }
  return Object.keys(installed).every((path) => path in wanted)
}

/**
 * @param {string} file
 * @returns {LockedPackages | undefined}
 */
function readLock(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return undefined
  }
}

/**
 * @param {string[]} args
 * @param {string} cwd
 */
function npm(args, cwd) {
  // Under `npm start` npm says where it lies itself; on Windows `npm` is a script that needs a shell.
  const self = process.env.npm_execpath
  if (self?.endsWith('.js')) return run(process.execPath, [self, ...args], { cwd })
  return run('npm', args, { cwd, shell: process.platform === 'win32' })
}

/** @param {string} output */
function failure(output) {
  const [why, todo] = REASONS.find(([pattern]) => pattern.test(output))?.slice(1) ?? [
    'npm said',
    'Mend that and run the command again: it goes on from here',
  ]
  return new SetUpFailure({
    what: '`npm ci` failed',
    why: String(why),
    todo: `${todo}\n${whatNpmSays(output)}\n`,
  })
}

/**
 * npm tells the reason first and then how it is to be used.
 * @param {string} output
 */
function whatNpmSays(output) {
  const lines = output.split('\n').filter((line) => line.replace('npm error', '').trim() !== '')
  const usage = lines.findIndex((line) => line.includes('Clean install a project'))
  return lastLines((usage > 0 ? lines.slice(0, usage) : lines).join('\n'))
}

/** @type {[RegExp, string, string][]} */
const REASONS = [
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT/,
    'the package registry cannot be reached',
    'Check the network connection (or the proxy in `npm config`) and run the command again',
  ],
  [/ENOSPC/, 'the disk is full', 'Free about 3 GB and run the command again'],
  [
    /EUSAGE/,
    'package.json and package-lock.json do not agree',
    'Run `npm install`, commit the lock file, and run the command again',
  ],
  [
    /EACCES|EPERM/,
    'npm may not write here',
    'Make this folder and its node_modules your own, and run the command again',
  ],
]
