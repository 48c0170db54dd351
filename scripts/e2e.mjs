// `npm run e2e`: sets up what is missing and runs the end-to-end specs; further words go to vitest (a file, -t NAME).
import { runTool } from './run-tool.mjs'
import { failWith } from './setup/fail-with.mjs'
import { allSteps, setUp } from './setup/steps.mjs'

await setUp(allSteps).catch(failWith)
const words = process.argv.slice(2).map((word) => JSON.stringify(word))
process.exitCode = await runTool(
  ['vitest run --project e2e --project e2e-patient', ...words].join(' '),
)
