import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DEMO } from './testing/recordings.ts'
import { runParley } from './testing/run-parley.ts'

/** "Okay." and "Stop.", by a Kokoro voice. */
const said = (name: string): string => join(import.meta.dirname, 'testing/speech', `${name}.wav`)

describe('ask, with people who talk over the reply', () => {
  it('given "okay" over a reply, goes on; given "stop", gives way', async () => {
    const ran = await runParley([
      ...['ask', join(DEMO, '3-tides.wav'), '--json'],
      ...['--barge-in', `${said('okay')}@900`, '--barge-in', `${said('stop')}@3000`],
    ])
    expect(ran.status).toBe(0)
    const named = (name: string) => ran.events.filter(({ event }) => event === name)
    expect(named('resume')).toMatchObject([{ turn: 1, reason: 'backchannel' }])
    expect(named('pause')).toMatchObject([{ turn: 1 }, { turn: 1 }])
    const [cut, stopped] = named('turn')
    expect(cut).toMatchObject({ turn: 1, interrupted: true })
    const heard = String(cut?.['heard'])
    expect(String(cut?.['reply']).startsWith(heard)).toBe(true)
    expect(heard.split(' ').length).toBeGreaterThan(2)
    expect(stopped).toMatchObject({ turn: 2, interrupted: false })
    expect(String(stopped?.['transcript']).toLowerCase()).toContain('stop')
  })
})
