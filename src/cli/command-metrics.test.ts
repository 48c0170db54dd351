import { afterEach, describe, expect, it, vi } from 'vitest'
import { FakeEngine } from '../engine/figures/metrics/testing/fake-engine.ts'
import { spokenTurn } from '../engine/figures/metrics/testing/turn-stories.ts'
import type { TurnEvent } from '../shared/turn-events.ts'
import { openCommandMetrics, type CommandMetrics } from './command-metrics.ts'
import { openOutput } from './output.ts'

const opened: CommandMetrics[] = []

async function open(port: string | undefined) {
  const said: string[] = []
  const output = { ...openOutput(false), say: (line: string) => void said.push(line) }
  const metrics = await openCommandMetrics(port, output)
  opened.push(metrics)
  const url = said[0]?.replace('parley: metrics at ', '') ?? ''
  return { metrics, said, url }
}

describe('ask --metrics', () => {
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((metrics) => metrics.close()))
  })

  it('given port 0, then a free one is said, and what the engine and its turns tell is read there', async () => {
    const { metrics, url } = await open('0')
    metrics.onHealth('stt', { state: 'starting' })
    const health = await fetch(url.replace('/metrics', '/health'))
    expect(await health.json()).toEqual({ status: 'starting', engines: { stt: 'starting' } })
    metrics.use(new FakeEngine())
    const heard: TurnEvent[] = []
    const listener = metrics.beside({ event: (event: TurnEvent) => void heard.push(event) })
    for (const event of spokenTurn(1)) listener.event(event)
    expect(heard).toEqual(spokenTurn(1))
    const text = await (await fetch(url)).text()
    expect(text).toContain('parley_turns_total{outcome="answered"} 1')
    expect(text).toContain('parley_cores{state="all"} 2')
  })

  it('given a token in the environment, then only who sends it is answered', async () => {
    vi.stubEnv('PARLEY_METRICS_TOKEN', 'secret')
    const { url } = await open('0')
    expect((await fetch(url)).status).toBe(401)
    expect((await fetch(url, { headers: { authorization: 'Bearer secret' } })).status).toBe(200)
  })

  it('given no port, then nothing is served', async () => {
    const { metrics, said } = await open(undefined)
    const listener = { event: () => {} }
    expect(metrics.beside(listener)).toBe(listener)
    expect(said).toEqual([])
  })

  it.each(['70000', '-1', '80.5', 'high', ''])(
    'given %j as a port, then it is refused',
    async (port) => {
      await expect(open(port)).rejects.toMatchObject({ code: 'usage' })
    },
  )
})
