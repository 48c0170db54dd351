// Runs a tool of node_modules as npm would.
import { spawn } from '../src/engine/child-process.mjs'
import { delimiter, join } from 'node:path'
import { root } from './setup/paths.mjs'

/**
 * In sight of the user.
 * @param {string} command a line for the shell
 * @returns {Promise<number>} exit status
 */
export function runTool(command) {
  const child = start(command, ['ignore', 'inherit', 'inherit'])
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (status) => resolve(status ?? 1))
  })
}

/**
 * Keeps what it says, to be shown when it has ended.
 * @param {string} command a line for the shell
 * @returns {Promise<{ status: number, output: string }>}
 */
export function runToolAside(command) {
  const child = start(command, ['ignore', 'pipe', 'pipe'])
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text) => (output += text))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (status) => resolve({ status: status ?? 1, output }))
  })
}

/**
 * @param {string} command
 * @param {import('node:child_process').StdioOptions} stdio
 */
function start(command, stdio) {
  const tools = join(root, 'node_modules', '.bin')
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, PATH: `${tools}${delimiter}${process.env.PATH}` }
  // Not a terminal, but shown on one in the end.
  if (process.stdout.isTTY && !env.NO_COLOR) env.FORCE_COLOR ??= '1'
  return spawn(command, { cwd: root, env, shell: true, stdio })
}
