// The closing line of `npm test` tells the truth.
import { describe, expect, it } from 'vitest'
import { closingLine, countReport, countResults } from './test-counts.mjs'

/** @param {string[]} statuses */
const tests = (statuses) => statuses.map((status) => ({ status }))

describe('countResults', () => {
  it('counts each test once', () => {
    const report = {
      testResults: [
        { status: 'passed', assertionResults: tests(['passed', 'passed', 'skipped', 'todo']) },
        { status: 'failed', assertionResults: tests(['passed', 'failed']) },
      ],
    }
    expect(countResults(report, 1)).toEqual({ passed: 3, failed: 1, skipped: 2 })
  })

  it('given a file that could not be loaded, counts it as failed', () => {
    const report = { testResults: [{ status: 'failed', assertionResults: [] }] }
    expect(countResults(report, 1).failed).toBe(1)
  })

  it('given green tests but a red run, counts a failure', () => {
    const report = { testResults: [{ status: 'passed', assertionResults: tests(['passed']) }] }
    expect(countResults(report, 1)).toEqual({ passed: 1, failed: 1, skipped: 0 })
  })

  it('given no report at all, counts a failure', () => {
    expect(countReport('/nowhere/report.json', 0).failed).toBe(1)
  })
})

describe('closingLine', () => {
  it('sums the parts', () => {
    const parts = [
      { passed: 2, failed: 0, skipped: 1 },
      { passed: 3, failed: 1, skipped: 0 },
    ]
    expect(closingLine(parts)).toBe('5 passed, 1 failed, 1 skipped')
  })
})
