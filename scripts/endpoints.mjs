// `npm run endpoints`: servers that die in the middle of a turn, and what a server costs in time (docs/endpoints.md). A real server
// of llama.cpp comes from PyPI into the cache, where there is a Python; without one, its part is left out.
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runTool } from './run-tool.mjs'
import { failWith } from './setup/fail-with.mjs'
import { root } from './setup/paths.mjs'
import { lastLines, run } from './setup/run.mjs'
import { allSteps, setUp } from './setup/steps.mjs'
import { countReport } from './test-counts.mjs'
import { vitestCommand } from './vitest-command.mjs'

const SERVER = 'xllamacpp==2026.10.11549'

await setUp(allSteps).catch(failWith)
const python = await pythonWithServer()
if (python === undefined)
  process.stderr.write('No server of llama.cpp could be installed: its part is left out.\n')
else process.env.PARLEY_ENDPOINT_PYTHON = python
const folder = mkdtempSync(join(tmpdir(), 'parley-endpoints-'))
try {
  const { command, report } = vitestCommand(['endpoints'], folder)
  const { passed, failed } = countReport(report, await runTool(command))
  process.exitCode = passed > 0 && failed === 0 ? 0 : 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** @returns {Promise<string | undefined>} a Python that has it */
async function pythonWithServer() {
  const venv = join(root, 'node_modules/.cache/endpoint-servers')
  const python = join(venv, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python')
  if (!existsSync(python)) {
    const made = await run('python3', ['-m', 'venv', venv], { cwd: root })
    if (made.status !== 0) return undefined
  }
  const args = ['-m', 'pip', 'install', '--quiet', '--only-binary', ':all:', SERVER]
  const installed = await run(python, args, { cwd: root })
  if (installed.status === 0) return python
  process.stderr.write(`${lastLines(installed.output)}\n`)
  return undefined
}
