// `npm run room`: sets up what is missing, then plays scenes in a room made of PulseAudio, see e2e/room/, or what was saved of it. Ends with
// status 0 only where the room could be played, whatever its figures are.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { HELP, readRoomOptions } from './room-options.mjs'
import { runTool } from './run-tool.mjs'
import { failWith } from './setup/fail-with.mjs'
import { allSteps, setUp } from './setup/steps.mjs'
import { countReport } from './test-counts.mjs'
import { vitestCommand } from './vitest-command.mjs'

const options = readOrEnd(process.argv.slice(2))
await setUp(allSteps).catch(failWith)
const { replay, rendered, ...room } = options
if (replay !== null) process.env.PARLEY_REPLAY = replay
else if (rendered) process.env.PARLEY_RENDERED = '1'
else process.env.PARLEY_ROOM = JSON.stringify(room)
const project = replay !== null ? 'room-replay' : rendered ? 'room-rendered' : 'room-table'
const folder = mkdtempSync(join(tmpdir(), 'parley-room-'))
try {
  const { command, report } = vitestCommand([project], folder)
  const { passed, failed } = countReport(report, await runTool(command))
  process.exitCode = passed > 0 && failed === 0 ? 0 : 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** @param {string[]} args */
function readOrEnd(args) {
  if (args.includes('--help')) {
    console.log(HELP)
    process.exit(0)
  }
  try {
    return readRoomOptions(args)
  } catch (error) {
    console.error(`parley: ${/** @type {Error} */ (error).message}`)
    process.exit(2)
  }
}
