// Step 5: the default models, by the program's own model manager.
import { spawn } from '../../src/engine/child-process.mjs'
import { mkdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { SetUpFailure } from './failure.mjs'
import { endTogether, ownGroup } from './leave-nothing.mjs'
import { contents, filesBelow, readMark } from './fingerprint.mjs'

const FOLDER = 'resources/models'
const COMMITTED = new Set(['catalog.json', 'README.md'])

/** @type {import('./steps.mjs').Step} */
export const models = {
  name: 'models',
  isCurrent({ root }) {
    const pulled = readMark(mark(root))
    if (!pulled) return false
    const { catalog, files } = JSON.parse(pulled)
    return catalog === catalogHash(root) && files.every(isThere(root))
  },
  async run({ root }) {
    const status = await pullDefault(root)
    if (status !== 0) {
      throw new SetUpFailure({
        what: 'the default models could not be fetched',
        why: 'see the line above',
        todo: 'Mend that and run the command again: finished parts are not fetched twice',
      })
    }
    mkdirSync(dirname(mark(root)), { recursive: true })
    writeFileSync(mark(root), JSON.stringify({ catalog: catalogHash(root), files: present(root) }))
  },
}

/** @param {string} root */
const mark = (root) => join(root, 'out', '.setup', 'models')

/** @param {string} root */
const catalogHash = (root) => contents(root, [`${FOLDER}/catalog.json`]).join()

/**
 * The model manager shows its own progress, on stderr.
 * @param {string} root
 * @returns {Promise<number>} its exit status
 */
function pullDefault(root) {
  const args = [join(root, 'bin/parley.mjs'), 'models', 'pull', '--default']
  const env = { ...process.env, PARLEY_SETUP: 'skip' }
  const child = spawn(process.execPath, args, {
    cwd: root,
    env,
    stdio: ['ignore', 2, 2],
    ...ownGroup,
  })
  // pip has a group of its own, which the model manager ends.
  endTogether(child, 'SIGTERM')
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (status) => resolve(status ?? 1))
  })
}

/**
 * Files of models (links into the cache, mostly) with their sizes, as they stand after a pull.
 * @param {string} root
 */
function present(root) {
  const folder = join(root, FOLDER)
  return filesBelow(folder, (path) => !COMMITTED.has(path)).map((path) => ({
    path,
    bytes: statSync(join(folder, path)).size,
  }))
}

/**
 * Whether a model's file is still what it was. The content is the model manager's to check (`models verify`).
 * @param {string} root
 * @returns {(file: { path: string, bytes: number }) => boolean}
 */
function isThere(root) {
  return ({ path, bytes }) => {
    const stat = statSync(join(root, FOLDER, path), { throwIfNoEntry: false })
    return stat?.size === bytes
  }
}
