import { describe, expect, it } from 'vitest'
import { talkText } from './talk-text.ts'
import { fakeReport } from './testing/reports.ts'

describe('talkText', () => {
  const [dialogue] = fakeReport().dialogues
  it('given turns, stands them side by side with their verdicts', () => {
    const text = talkText([dialogue!])
    expect(text).toContain('one (fact, somebody): 20 of 20 right')
    expect(text).toMatch(/^Say 0\. +│ = +│ Yes\. +│ right \(800 ms\)$/mu)
  })
  it('given more than fits, goes on in the next line and loses nothing', () => {
    const long = 'Somewhat '.repeat(30) + 'x'.repeat(90)
    const text = talkText([{ ...dialogue!, turns: [{ ...dialogue!.turns[0]!, reply: long }] }])
    expect(text.match(/Somewhat/gu)).toHaveLength(30)
    expect(text.match(/x/gu)!.length).toBeGreaterThanOrEqual(90)
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(153)
  })
})
