// `npm run hotkey`: sets up what is missing and presses the hotkey on an X server of its own, see e2e/hotkey/. Ends with
// status 0 only where it was pressed.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runTool } from './run-tool.mjs'
import { failWith } from './setup/fail-with.mjs'
import { allSteps, setUp } from './setup/steps.mjs'
import { countReport } from './test-counts.mjs'
import { vitestCommand } from './vitest-command.mjs'

await setUp(allSteps).catch(failWith)
const folder = mkdtempSync(join(tmpdir(), 'parley-hotkey-'))
try {
  const { command, report } = vitestCommand(['hotkey'], folder)
  const { passed, failed } = countReport(report, await runTool(command))
  process.exitCode = passed > 0 && failed === 0 ? 0 : 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
