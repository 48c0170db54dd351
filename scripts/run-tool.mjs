// Runs a tool of node_modules as npm would, in sight of the user.
import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { root } from './setup/paths.mjs'

/**
 * @param {string} command a line for the shell
 * @returns {Promise<number>} exit status
 */
export function runTool(command) {
  const tools = join(root, 'node_modules', '.bin')
  const env = { ...process.env, PATH: `${tools}${delimiter}${process.env.PATH}` }
  const child = spawn(command, {
    cwd: root,
    env,
    shell: true,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (status) => resolve(status ?? 1))
  })
}
