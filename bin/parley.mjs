#!/usr/bin/env node
// The command line: sets up what the command needs, then runs the built program.
import { failWith } from '../scripts/setup/fail-with.mjs'
import { press } from '../scripts/press.mjs'
import { runCli } from '../scripts/run-cli.mjs'
import { allSteps, programSteps, setUp } from '../scripts/setup/steps.mjs'

const args = process.argv.slice(2)

/** Commands that speak or listen. For the others no compiler is started and no model fetched. */
const SPOKEN = ['ask', 'transcribe', 'say', 'bench', 'demo']
const isHelp = args.includes('--help') || args.includes('-h')
const steps = SPOKEN.includes(args[0] ?? '') && !isHelp ? allSteps : programSteps

// A key of the desktop runs this: it must be quick, and the app has been set up long since.
if (args[0] === '--press') process.exit(await press())

// Set-up runs this very file to fetch the models.
if (process.env.PARLEY_SETUP !== 'skip') {
  await setUp(steps).catch(failWith)
}
process.exitCode = await runCli(args)
