// `npm test`: set-up, types, lint, unit, integration and end-to-end tests, the room in short, the proof that nothing
// leaves the computer; the last line counts the tests. `npm run test:long` (--long) has what takes long as well.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { runTool, runToolAside } from './run-tool.mjs'
import { failWith } from './setup/fail-with.mjs'
import { root } from './setup/paths.mjs'
import { allSteps, setUp } from './setup/steps.mjs'
import { sideBySide } from './side-by-side.mjs'
import { closingLine, countReport, errorsOutside, NOTHING } from './test-counts.mjs'
import { vitestCommand } from './vitest-command.mjs'

/** @typedef {import('./test-counts.mjs').Counts & { name: string, seconds: number }} Part */

if (process.argv.includes('--long')) {
  const all = { PARLEY_LANGUAGES: 'all', PARLEY_VOICES: 'all', PARLEY_PROOF: 'whole' }
  Object.assign(process.env, all, { PARLEY_TEST: 'long' })
}
const setUpSeconds = stopwatch()
await setUp(allSteps).catch(failWith)
const before = { ...NOTHING, name: 'set-up', seconds: setUpSeconds() }

const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const reports = mkdtempSync(join(tmpdir(), 'parley-test-'))
try {
  // Each of these is busy with one core for the most part; what is longest begins first: eslint where its cache is empty,
  // else the unit tests.
  const [eslint = '', ...otherLint] = commands('lint')
  const aside = await sideBySide(
    [
      () => check(eslint),
      () => suiteAside('unit tests', 'unit'),
      ...[...commands('typecheck'), ...otherLint].map((command) => () => check(command)),
    ],
    { lanes: availableParallelism(), tell: print },
  )
  const parts = [
    before,
    ...aside.map(({ part }) => part),
    await suite('integration tests', 'integration', 'real-time'),
    await suite('e2e tests', 'e2e', 'e2e-patient'),
    await suite('the room', 'room'),
    await suite('proof of privacy', 'private'),
  ]
  console.log(`\n${parts.map(({ name, seconds }) => `${name} ${seconds} s`).join(', ')}`)
  const failed = parts.filter((part) => part.failed > 0)
  // Last of all, where a log that is cut short still has it.
  for (const { name, failures } of failed) {
    console.log(`\nfailed: ${[name, ...failures.map(fromRoot)].join('\n  ')}`)
  }
  console.log(`\n${closingLine(parts)}`)
  process.exitCode = failed.length > 0 ? 1 : 0
} finally {
  rmSync(reports, { recursive: true, force: true })
}

/**
 * What a script of package.json runs one after the other.
 * @param {string} script
 * @returns {string[]}
 */
function commands(script) {
  return scripts[script].split(' && ')
}

/**
 * A check that has no tests of its own: nothing passed or skipped, one failed where it fails.
 * @param {string} command
 */
async function check(command) {
  const seconds = stopwatch()
  const { status, output } = await runToolAside(command)
  const failed = status === 0 ? 0 : 1
  const [name = command] = command.split(' --') // without its options
  return { output, part: { ...NOTHING, name, failed, seconds: seconds() } }
}

/**
 * @param {string} name
 * @param {...string} projects of vitest.config.ts
 */
async function suiteAside(name, ...projects) {
  const seconds = stopwatch()
  const { command, report } = vitestCommand(projects, reports)
  const { status, output } = await runToolAside(command)
  const counts = countReport(report, status)
  const failures = [...counts.failures, ...errorsOutside(output)]
  return { output, part: { name, ...counts, failures, seconds: seconds() } }
}

/**
 * @param {string} name
 * @param {...string} projects of vitest.config.ts
 * @returns {Promise<Part>}
 */
async function suite(name, ...projects) {
  console.log(`\n— ${name}`)
  const seconds = stopwatch()
  const { command, report } = vitestCommand(projects, reports)
  const status = await runTool(command)
  return { name, ...countReport(report, status), seconds: seconds() }
}

/** @param {{ part: Part, output: string }} ended */
function print({ part, output }) {
  console.log(`\n— ${part.name} (${part.seconds} s)`)
  if (output.trim() !== '') console.log(output.trim())
}

/** @param {string} failure */
function fromRoot(failure) {
  return failure.replace(`${root}/`, '')
}

/** @returns {() => number} whole seconds since it was made */
function stopwatch() {
  const startMs = performance.now()
  return () => Math.round((performance.now() - startMs) / 1000)
}
