// `npm test`: set-up, types, lint, unit, integration and end-to-end tests; the last line counts them.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runTool } from './run-tool.mjs'
import { failWith } from './setup/fail-with.mjs'
import { root } from './setup/paths.mjs'
import { allSteps, setUp } from './setup/steps.mjs'
import { closingLine, countReport, NOTHING } from './test-counts.mjs'

await setUp(allSteps).catch(failWith)

const reports = mkdtempSync(join(tmpdir(), 'parley-test-'))
try {
  const checks = [
    await check('types', 'typecheck'),
    await check('lint', 'lint'),
    await suite('unit'),
    await suite('integration'),
    await suite('e2e'),
  ]
  const failed = checks.filter((part) => part.failed > 0).map((part) => part.name)
  if (failed.length > 0) console.log(`\nfailed: ${failed.join(', ')}`)
  console.log(`\n${closingLine(checks)}`)
  process.exitCode = failed.length > 0 ? 1 : 0
} finally {
  rmSync(reports, { recursive: true, force: true })
}

/**
 * A check that has no tests of its own: nothing passed or skipped, one failed where it fails.
 * @param {string} name
 * @param {string} script of package.json
 */
async function check(name, script) {
  console.log(`\n— ${name}`)
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return { ...NOTHING, name, failed: (await runTool(scripts[script])) === 0 ? 0 : 1 }
}

/** @param {string} project a project of vitest.config.ts */
async function suite(project) {
  console.log(`\n— ${project} tests`)
  const file = join(reports, `${project}.json`)
  const reporters = `--reporter=default --reporter=json --outputFile.json="${file}"`
  const status = await runTool(`vitest run --project ${project} ${reporters}`)
  return { name: `${project} tests`, ...countReport(file, status) }
}
