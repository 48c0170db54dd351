// `npm run prove-private`: sets up what is missing, then shows by system call that nothing leaves the computer, see
// e2e/privacy/. Ends with status 0 only where it was shown: a proof that could not run is none.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runTool } from './run-tool.mjs'
import { failWith } from './setup/fail-with.mjs'
import { allSteps, setUp } from './setup/steps.mjs'
import { countReport } from './test-counts.mjs'
import { vitestCommand } from './vitest-command.mjs'

process.env.PARLEY_PROOF = 'whole'
await setUp(allSteps).catch(failWith)
const folder = mkdtempSync(join(tmpdir(), 'parley-prove-'))
try {
  const { command, report } = vitestCommand(['private'], folder)
  const { passed, failed } = countReport(report, await runTool(command))
  const isProven = passed > 0 && failed === 0
  console.log(
    isProven
      ? '\nproven: nothing left the computer, and no file lies outside our folders'
      : '\nnot proven: see above',
  )
  process.exitCode = isProven ? 0 : 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
