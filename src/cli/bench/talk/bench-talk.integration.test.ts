import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runParley } from '../../testing/run-parley.ts'
import type { TalkReport } from './talk-report.ts'

const folder = mkdtempSync(join(tmpdir(), 'parley-bench-talk-'))

describe('bench talk', () => {
  it('given two dialogues to type, answers every turn, and reports figures and turns', async () => {
    const [json, text] = [join(folder, 'talk.json'), join(folder, 'talk.txt')]
    const ran = await runParley([
      ...['bench', 'talk', '--typed', '--tier', 'fast', '--only', 'italian-word,france-two'],
      ...['--json', json, '--text', text],
    ])
    expect(ran.status, ran.stderr).toBe(0)
    expect(ran.stderr).toContain('dialogue 2 of 2')
    expect(ran.stdout).toContain('two-at-once')

    const report = JSON.parse(readFileSync(json, 'utf8')) as TalkReport
    expect(report).toMatchObject({
      mode: 'typed',
      tier: 'fast',
      turns: 4,
      unanswered: 0,
      p50: null,
    })
    for (const share of [report.right, report.refusals]) {
      expect(share).toBeGreaterThanOrEqual(0)
      expect(share).toBeLessThanOrEqual(1)
    }
    for (const count of [report.false_claims, report.leaks, report.parroting])
      expect(count).toBeGreaterThanOrEqual(0)
    expect(Object.keys(report.kinds).sort()).toEqual(['translation', 'two-at-once'])
    expect(report.dialogues.map(({ id }) => id).sort()).toEqual(['france-two', 'italian-word'])
    for (const { said, transcript, reply, why_wrong, right } of report.dialogues.flatMap(
      ({ turns }) => turns,
    )) {
      expect(transcript).toBe(said)
      expect(reply).not.toBe('')
      expect(why_wrong.length === 0).toBe(right)
    }
    expect(readFileSync(text, 'utf8')).toContain('andiamo')
  })
  it('given a dialogue that there is not, says so before any work', async () => {
    const ran = await runParley(['bench', 'talk', '--only', 'no-such-one'])
    expect(ran.status).toBe(2)
    expect(ran.stderr).toContain('no-such-one')
  })
})
