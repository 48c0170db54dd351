// `npm run metrics-check`: a real Prometheus scrapes a conversation and answers every question of the dashboard, see
// e2e/metrics/. Where there is no Prometheus, one line says how to get it, and the status is 1: nothing was checked.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawnSync } from '../src/engine/child-process.mjs'
import { runTool } from './run-tool.mjs'
import { failWith } from './setup/fail-with.mjs'
import { allSteps, setUp } from './setup/steps.mjs'
import { countReport } from './test-counts.mjs'
import { vitestCommand } from './vitest-command.mjs'

if (['prometheus', 'promtool'].some((tool) => spawnSync(tool, ['--version']).error)) {
  console.error(
    'metrics-check: prometheus and promtool are not installed; on Debian: apt-get install prometheus',
  )
  process.exit(1)
}
await setUp(allSteps).catch(failWith)
const folder = mkdtempSync(join(tmpdir(), 'parley-metrics-'))
try {
  const { command, report } = vitestCommand(['metrics'], folder)
  const { passed, failed } = countReport(report, await runTool(command))
  process.exitCode = passed > 0 && failed === 0 ? 0 : 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
