import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { freePort } from './testing/free-port.ts'
import { runParley } from './testing/run-parley.ts'

const folder = mkdtempSync(join(tmpdir(), 'parley-ask-tools-'))

describe('ask, tools', () => {
  it(
    'given a timer that is asked for by another voice, sets it once, tells so once, in /metrics too, and waits for no timer',
    { timeout: 300_000 },
    async () => {
      const file = join(folder, 'timer.wav')
      const words = 'Set a timer for ten minutes, please.'
      const said = await runParley(['say', words, '--voice', 'bm_george', '--out', file])
      expect(said.status, said.stderr).toBe(0)

      const port = await freePort()
      let metrics: Promise<Response> | undefined
      const ran = await runParley(
        ['ask', file, '--mode', 'ptt', '--tier', 'fast', '--json', '--metrics', String(port)],
        {
          onEvent: ({ event }) => {
            if (event === 'tool') metrics = fetch(`http://127.0.0.1:${port}/metrics`)
          },
        },
      )
      expect(ran.status, ran.stderr).toBe(0)
      const tools = ran.events.filter(({ event }) => event === 'tool')
      expect(tools).toEqual([
        {
          event: 'tool',
          t_ms: expect.any(Number) as number,
          turn: 1,
          name: 'timer_set',
          arguments: { minutes: 10 },
          result: '10 minutes',
        },
      ])
      expect(await (await metrics)?.text()).toContain('parley_tool_calls_total{name="timer_set"} 1')
      const [turn] = ran.events.filter(({ event }) => event === 'turn')
      expect(turn).toMatchObject({ reply: 'Timer set for 10 minutes.', interrupted: false })
      const played = ran.events.find(({ event }) => event === 'first_audio_played')
      expect(tools[0]?.['t_ms']).toBe(played?.['t_ms'])
      expect(Number(turn?.['t_ms'])).toBeLessThan(10 * 60_000)
    },
  )
})
