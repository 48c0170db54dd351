// `npm run faults`: sets up what is missing, then kills, freezes and slows engines in the middle of conversations, see
// bench/faults/, and writes what came of it into docs/reliability.md. About a quarter of an hour. With a pattern
// behind it (`npm run faults -- "frozen (tts|llm)"`) only the faults that it fits: the other cells stay.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runTool } from './run-tool.mjs'
import { failWith } from './setup/fail-with.mjs'
import { allSteps, setUp } from './setup/steps.mjs'
import { countReport } from './test-counts.mjs'
import { vitestCommand } from './vitest-command.mjs'

process.env.PARLEY_FAULTS = process.argv.slice(2).join(' ')
await setUp(allSteps).catch(failWith)
const folder = mkdtempSync(join(tmpdir(), 'parley-faults-'))
try {
  const { command, report } = vitestCommand(['faults'], folder)
  const { passed, failed } = countReport(report, await runTool(command))
  process.exitCode = passed > 0 && failed === 0 ? 0 : 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
