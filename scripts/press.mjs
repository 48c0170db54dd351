// `parley --press`: presses the talk button of the app that runs. For desktops where no program may take a global key.
import { spawn } from '../src/engine/child-process.mjs'
import { electronBinary } from './setup/electron.mjs'
import { root } from './setup/paths.mjs'

/**
 * A second start hands its words to the first and ends.
 * @returns {Promise<number>} exit status
 */
export function press() {
  const binary = electronBinary(root)
  if (!binary) {
    process.stderr.write('parley: the app is not here yet; start it once with `npm start`\n')
    return Promise.resolve(1)
  }
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env
  const child = spawn(binary, [root, '--press'], {
    cwd: root,
    env,
    stdio: 'ignore',
    detached: true,
  })
  return new Promise((resolve) => {
    child.once('error', () => resolve(1))
    child.once('spawn', () => {
      child.unref()
      resolve(0)
    })
  })
}
