// Runs the built command line in this process.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './setup/paths.mjs'

/**
 * @param {string[]} args
 * @returns {Promise<number>} exit status
 */
export async function runCli(args) {
  const { main } = await import(pathToFileURL(join(root, 'out/main/cli.js')).href)
  return await main(args)
}
