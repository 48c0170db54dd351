// Step 1: a Node that is new enough, by the range in package.json.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SetUpFailure } from './failure.mjs'

/** @type {import('./steps.mjs').Step} */
export const nodeVersion = {
  name: 'Node',
  isCurrent({ root }) {
    const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    return isAtLeast(process.versions.node, engines.node)
  },
  async run({ root }) {
    const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    throw new SetUpFailure({
      what: `this is Node ${process.versions.node}`,
      why: `Parley needs ${engines.node}`,
      todo: 'install a newer Node and run the command again',
    })
  },
}

/**
 * @param {string} version e.g. `20.20.2`
 * @param {string} range e.g. `>=20.20`
 */
export function isAtLeast(version, range) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [leastMajor = 0, leastMinor = 0] = range.replace(/^\D+/, '').split('.').map(Number)
  return major > leastMajor || (major === leastMajor && minor >= leastMinor)
}
