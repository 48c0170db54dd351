import { describe, expect, it } from 'vitest'
import { terminalLines } from './figure-table.ts'
import { regressionTable } from './regression-table.ts'
import { compareRatios } from './regression.ts'
import { turnTables } from './report-tables.ts'
import { fakeTier } from './testing/figures.ts'

const { turns, ratios } = fakeTier()

describe('turnTables', () => {
  const [warm, cold] = turnTables('duplex', turns.duplex)
  it('shows P50, P90, P95, P99 and n of the whole way and of every stage', () => {
    const lines = terminalLines(warm!)
    expect(lines[0]).toMatch(/^Turns, duplex, warm +P50 +P90 +P95 +P99 +n$/)
    for (const [name, ms] of [
      ['voice to voice', 800],
      ['end of speech → decided', 300],
      ['end of speech → transcript', 200],
      ['model → first token', 150],
      ['model → first clause', 250],
      ['voice → first sound', 160],
    ])
      expect(lines).toContainEqual(expect.stringMatching(`^${name} +(${ms} ms +){4}20$`))
    expect(lines.at(-1)).toContain('20 recordings: 0 unanswered, 0 false cut-offs')
  })
  it('shows how many of the replies that were prepared were used, and what the others cost', () => {
    expect(terminalLines(warm!).at(-2)).toBe(
      '40 replies prepared at a pause: 50 % used, the others withdrawn after 3,000 ms of work in all.',
    )
    const none = { ...turns.duplex.speculation, replies_prepared: 0, hit_rate: null }
    const [unprepared] = turnTables('ptt', { ...turns.duplex, speculation: none })
    expect(terminalLines(unprepared!).at(-2)).toBe('No reply was prepared at a pause.')
  })
  it('shows cold turns apart', () => {
    const lines = terminalLines(cold!)
    expect(lines[0]).toMatch(/^Turns, duplex, cold/)
    expect(lines[2]).toMatch(/^voice to voice +(1,500 ms +){4}4$/)
  })
})

describe('regressionTable', () => {
  it('shows ratio, baseline and verdict', () => {
    const stored = {
      started_at: '2026-01-02T03:04:05.000Z',
      tier: 'balanced',
      machine: { cpu: 'some', cores: 2 },
      recordings: { names: ['a.wav'] },
      ratios: { ...ratios!, reply_p50: { ratio: 9, n: 20 } },
    }
    const lines = terminalLines(regressionTable(compareRatios(ratios!, stored)))
    expect(lines).toContainEqual(expect.stringMatching(/^voice to voice, P50 +3\.13 +3\.13 +good$/))
    expect(lines).toContainEqual(expect.stringMatching(/first clause +2\.00 +9\.00 +worse$/))
    expect(lines).toContain('Baseline of 2026-01-02 on some, 2 cores.')
  })
})
