import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { runParley } from './testing/run-parley.ts'

const folder = mkdtempSync(join(tmpdir(), 'parley-overlap-'))
const SAID = {
  question: ['bf_emma', 'Explain in a few sentences how bread is made at home.'],
  okay: ['am_michael', 'Okay.'],
  yes: ['bm_george', 'Yeah, sure.'],
  interruption: ['bf_emma', 'And how is cheese made?'],
} as const
const fileOf = (name: keyof typeof SAID): string => join(folder, `${name}.wav`)

describe('ask, with people who talk over the reply', () => {
  beforeAll(async () => {
    for (const [name, [voice, text]] of Object.entries(SAID)) {
      const out = fileOf(name as keyof typeof SAID)
      expect((await runParley(['say', text, '--voice', voice, '--out', out])).status).toBe(0)
    }
  }, 120_000)

  it('given two signs of listening and a question over one reply, goes on after the first two and answers the third', async () => {
    const ran = await runParley([
      ...['ask', fileOf('question'), '--json'],
      ...['--barge-in', `${fileOf('okay')}@1500`, '--barge-in', `${fileOf('yes')}@4500`],
      ...['--barge-in', `${fileOf('interruption')}@8000`],
    ])
    expect(ran.status).toBe(0)
    const named = (name: string) => ran.events.filter(({ event }) => event === name)
    expect(named('resume')).toMatchObject([{ reason: 'backchannel' }, { reason: 'backchannel' }])
    expect(named('pause')).toHaveLength(3)
    const [cut, answered] = named('turn')
    expect(cut).toMatchObject({ turn: 1, interrupted: true })
    expect(answered).toMatchObject({ turn: 2, interrupted: false })
    expect(String(answered?.['transcript']).toLowerCase()).toContain('how is cheese made')
    const heard = String(cut?.['heard'])
    expect(String(cut?.['reply']).startsWith(heard)).toBe(true)
    expect(heard.split(' ').length).toBeGreaterThan(5)
  })
})
