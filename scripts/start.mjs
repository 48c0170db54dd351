// `npm start`: sets up what is missing and opens the app; where it cannot be opened, the spoken demo instead.
import { spawn } from '../src/engine/child-process.mjs'
import { electronBinary, fetchElectron } from './setup/electron.mjs'
import { failWith } from './setup/fail-with.mjs'
import { sandboxTrouble } from './setup/sandbox.mjs'
import { root } from './setup/paths.mjs'
import { createProgress } from './setup/progress.mjs'
import { allSteps, setUp } from './setup/steps.mjs'
import { hasDisplay } from './setup/display.mjs'
import { runCli } from './run-cli.mjs'

await setUp(allSteps).catch(failWith)
const progress = createProgress(process.stderr)

if (!hasDisplay()) {
  await demo('there is no display here')
} else {
  const binary = electronBinary(root) ?? (await fetchElectron(root, progress))
  if (binary) {
    for (const line of sandboxTrouble(binary) ?? []) progress.say(line)
    process.exitCode = await openApp(binary)
  } else await demo('the Electron binary is not here and could not be fetched')
}

/** @param {string} reason */
async function demo(reason) {
  progress.say(`${reason}, so no window: here is the spoken demo`)
  process.exitCode = await runCli(['demo'])
}

/**
 * @param {string} binary
 * @returns {Promise<number>} the app's exit status
 */
function openApp(binary) {
  // Set by some editors' terminals; with it Electron would be a plain Node.
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env
  const child = spawn(binary, [root, ...process.argv.slice(2)], {
    cwd: root,
    env,
    stdio: 'inherit',
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (status) => resolve(status ?? 1))
  })
}
