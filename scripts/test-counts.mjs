// Counts what vitest's JSON report says, and never calls a run green that was not.
import { readFileSync } from 'node:fs'

/**
 * @typedef {{ passed: number, failed: number, skipped: number, failures: readonly string[] }} Counts
 * failures: for each test that failed, its file, its name and the first line of why
 */

/** @type {Counts} */
export const NOTHING = { passed: 0, failed: 0, skipped: 0, failures: [] }

/**
 * @param {string} file vitest's JSON report
 * @param {number} status the run's exit status
 * @returns {Counts} at least one failed where the run failed, even if no single test did
 */
export function countReport(file, status) {
  try {
    return countResults(JSON.parse(readFileSync(file, 'utf8')), status)
  } catch {
    return { ...NOTHING, failed: 1 } // no report: vitest itself fell over
  }
}

/**
 * @typedef {{ status: string, fullName?: string, failureMessages?: string[] | null }} TestResult
 * @param {{ testResults: { name?: string, status: string, message?: string, assertionResults: TestResult[] }[] }} report
 * @param {number} status
 * @returns {Counts}
 */
export function countResults({ testResults }, status) {
  /** @type {string[]} */
  const failures = []
  const counts = { ...NOTHING, failures }
  for (const file of testResults) {
    failures.push(...failuresOf(file))
    const statuses = file.assertionResults.map((test) => test.status)
    const failed = statuses.filter((one) => one === 'failed').length
    counts.passed += statuses.filter((one) => one === 'passed').length
    counts.skipped += statuses.filter((one) => one !== 'passed' && one !== 'failed').length
    // A file that could not even be loaded has no tests to fail.
    counts.failed += file.status === 'failed' ? Math.max(1, failed) : failed
  }
  // An unhandled error outside of any test.
  if (status !== 0 && counts.failed === 0) counts.failed = 1
  return counts
}

/** @param {{ name?: string, status: string, message?: string, assertionResults: TestResult[] }} file */
function failuresOf({ name = '', status, message = '', assertionResults }) {
  const failed = assertionResults.filter((test) => test.status === 'failed')
  if (status === 'failed' && failed.length === 0) return [`${name}: ${firstLine(message)}`]
  return failed.map(({ fullName = '', failureMessages }) => {
    return `${name}: ${fullName}: ${firstLine(failureMessages?.[0] ?? '')}`
  })
}

/**
 * What a run of vitest says of errors outside of any test: they fail it, and no test of its report.
 * @param {string} output
 * @returns {string[]}
 */
export function errorsOutside(output) {
  const lines = output.split('\n')
  const at = lines.findIndex((line) => line.includes('Unhandled Errors'))
  return at === -1 ? [] : lines.slice(at, at + 25).filter((line) => line.trim() !== '')
}

/** @param {string} text */
function firstLine(text) {
  return text.trim().split('\n')[0]
}

/** @param {readonly Counts[]} parts */
export function closingLine(parts) {
  /** @param {'passed' | 'failed' | 'skipped'} key */
  const sum = (key) => parts.reduce((total, part) => total + part[key], 0)
  return `${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`
}
