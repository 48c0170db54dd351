// The closing line of `npm test` tells the truth.
import { describe, expect, it } from 'vitest'
import { closingLine, countReport, countResults, errorsOutside } from './test-counts.mjs'

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
    expect(countResults(report, 1)).toMatchObject({ passed: 3, failed: 1, skipped: 2 })
  })

  it('given a file that could not be loaded, counts it as failed', () => {
    const report = { testResults: [{ status: 'failed', assertionResults: [] }] }
    expect(countResults(report, 1).failed).toBe(1)
  })

  it('given a failed test and a file that could not be loaded, then each is named with the first line of why', () => {
    const report = {
      testResults: [
        {
          name: '/a/one.test.ts',
          status: 'failed',
          assertionResults: [
            { status: 'passed', fullName: 'adds', failureMessages: [] },
            { status: 'failed', fullName: 'subtracts', failureMessages: ['expected 2\n  at …'] },
          ],
        },
        {
          name: '/a/two.test.ts',
          status: 'failed',
          message: 'no such module',
          assertionResults: [],
        },
      ],
    }
    expect(countResults(report, 1).failures).toEqual([
      '/a/one.test.ts: subtracts: expected 2',
      '/a/two.test.ts: no such module',
    ])
  })

  it('given green tests but a red run, counts a failure', () => {
    const report = { testResults: [{ status: 'passed', assertionResults: tests(['passed']) }] }
    expect(countResults(report, 1)).toMatchObject({ passed: 1, failed: 1, skipped: 0 })
  })

  it('given no report at all, counts a failure', () => {
    expect(countReport('/nowhere/report.json', 0).failed).toBe(1)
  })
})

describe('errorsOutside', () => {
  it('given what vitest prints of them, then that alone', () => {
    expect(errorsOutside('a test\n\n— Unhandled Errors —\n\nError: late')).toEqual([
      '— Unhandled Errors —',
      'Error: late',
    ])
    expect(errorsOutside('a test')).toEqual([])
  })
})

describe('closingLine', () => {
  it('sums the parts', () => {
    const parts = [
      { passed: 2, failed: 0, skipped: 1, failures: [] },
      { passed: 3, failed: 1, skipped: 0, failures: ['a'] },
    ]
    expect(closingLine(parts)).toBe('5 passed, 1 failed, 1 skipped')
  })
})
