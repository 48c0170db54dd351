import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readTalkBaseline } from './talk-baseline-file.ts'
import { compareTalk, type TalkBaseline } from './talk-regression.ts'
import { fakeReport } from './testing/reports.ts'

const before = fakeReport()
const worse = (now: TalkBaseline, stored: TalkBaseline = before): string[] =>
  compareTalk(now, stored)
    .compared.filter(({ verdict }) => verdict === 'worse')
    .map(({ name }) => name)

describe('compareTalk', () => {
  it('given the same and better, passes', () => {
    expect(compareTalk(before, before).passed).toBe(true)
    expect(worse(fakeReport(500))).toEqual([])
  })
  it('given what is said worse by more than the tolerance, says what', () => {
    expect(worse({ ...before, right: before.right - 0.02 })).toEqual([])
    expect(worse({ ...before, right: before.right - 0.05 })).toEqual(['right'])
    expect(worse({ ...before, leaks: 1 })).toEqual(['leaks'])
    expect(worse({ ...before, false_claims: 1 })).toEqual([])
    expect(worse({ ...before, false_claims: 2, refusals: 0.05 })).toEqual([
      'refusals',
      'false_claims',
    ])
  })
  it('given longer times on the same machine, finds them worse', () => {
    expect(worse(fakeReport(1_000))).toEqual([])
    expect(worse(fakeReport(1_200))).toEqual(['p50', 'p90', 'p95'])
  })
  it('given a machine that is slower in everything, does not', () => {
    expect(worse({ ...fakeReport(1_150), yardstick_ms: 14 })).toEqual([])
  })
  it('given another machine or no yardstick, compares no times', () => {
    const slow = fakeReport(5_000)
    expect(worse({ ...slow, yardstick_ms: 30 })).toEqual([])
    expect(worse({ ...slow, machine: { cpu: 'other', cores: 8 } })).toEqual([])
    expect(worse(slow, { ...before, yardstick_ms: null })).toEqual([])
  })
  it('given a run that answers nothing aloud, finds it worse', () => {
    expect(worse(fakeReport(null))).toEqual(['p50', 'p90', 'p95'])
  })
  it('given few turns, compares the median alone', () => {
    expect(worse({ ...fakeReport(5_000), turns: 4 })).toEqual(['p50'])
  })
})

describe('readTalkBaseline', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'parley-talk-')), 'baseline.json')
  const { signal } = new AbortController()

  it('given a whole report, reads what it needs of it', async () => {
    writeFileSync(file, JSON.stringify(before))
    expect(compareTalk(before, await readTalkBaseline(file, { signal })).passed).toBe(true)
  })
  it('given something else or nothing, says so', async () => {
    writeFileSync(file, '{"ratios":{}}')
    await expect(readTalkBaseline(file, { signal })).rejects.toThrow('no baseline')
    await expect(readTalkBaseline(`${file}.not`, { signal })).rejects.toThrow('no baseline')
  })
})
