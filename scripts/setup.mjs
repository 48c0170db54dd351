// `npm run setup`: sets up what is missing. --program: only what the model manager and the doctor need. --quiet.
import { failWith } from './setup/fail-with.mjs'
import { allSteps, programSteps, setUp } from './setup/steps.mjs'

const flags = new Set(process.argv.slice(2))
const steps = flags.has('--program') ? programSteps : allSteps
await setUp(steps, { quiet: flags.has('--quiet') }).catch(failWith)
