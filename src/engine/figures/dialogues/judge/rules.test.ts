import { describe, expect, it } from 'vitest'
import { brokenRules, type ToolCall } from './rules.ts'

const friday = new Date(2026, 0, 2)
const broken = (
  rules: Partial<Parameters<typeof brokenRules>[0]>,
  reply: string,
  tools: ToolCall[] = [],
) => brokenRules({ say: 'x', ...rules }, reply, tools, friday)

describe('brokenRules', () => {
  it('given a reply with one of each group, finds it right, whatever its case and apostrophes', () => {
    expect(broken({ must: ['lisbon', "it's|euros?"] }, 'Lisbon. It’s the euro.')).toEqual([])
  })
  it('given a group without a match, says which', () => {
    expect(broken({ must: ['lisbon', 'euro'] }, 'Lisbon.')).toEqual(['has nothing of /euro/'])
  })
  it('given what must not be there, says so', () => {
    expect(broken({ mustNot: ['north sea'] }, 'Into the North Sea.')).toEqual(['has /north sea/'])
  })
  it('given silence, passes only where nobody has to answer', () => {
    expect(broken({ must: ['.*'] }, ' ')).toEqual(['nothing was said'])
    expect(broken({ must: ['okay'], maySayNothing: true }, '')).toEqual([])
  })
  it('given a tool that has to be called, is not content with words, another tool or other arguments', () => {
    const tool = { name: 'timer', arguments: '15|900' }
    const set = { name: 'timer_set', arguments: { seconds: 900 }, result: 'ok' }
    expect(broken({ tool }, 'Done.')).toHaveLength(1)
    expect(broken({ tool }, 'Done.', [{ ...set, name: 'clock' }])).toHaveLength(1)
    expect(broken({ tool }, 'Done.', [{ ...set, arguments: { seconds: 60 } }])).toHaveLength(1)
    expect(broken({ tool }, 'Done.', [set])).toEqual([])
  })
  it('given the places of a date, knows the day of the run', () => {
    expect(broken({ must: ['{today}', '{tomorrow}'] }, 'Friday, then Saturday.')).toEqual([])
    expect(broken({ must: ['{tomorrow}'] }, 'Sunday.')).toHaveLength(1)
    expect(broken({ must: ['^a{2}$'] }, 'aa')).toEqual([])
  })
})
